"""What it takes to create a thread, and a process by each start method."""

import multiprocessing
import threading
import time


def nothing():
    pass


def fastest(worker_class, rounds):
    """Create, start and join; the fastest time, in milliseconds."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        worker = worker_class(target=nothing)
        worker.start()
        worker.join()
        seconds.append(time.perf_counter() - start)
        assert not worker.is_alive()
    return min(seconds) * 1000


if __name__ == "__main__":
    print(f"thread: {fastest(threading.Thread, 50):.3f} ms")

    for method in sorted(multiprocessing.get_all_start_methods()):
        context = multiprocessing.get_context(method)
        name = context.get_start_method()
        cost = fastest(context.Process, 3)
        print(f"process ({name}): {cost:.3f} ms")

# Output:
# thread: {thread:float 0..} ms
# Output (not browser and platform != win32):
# process (fork): {fork:float 0.1..} ms
# process (forkserver): {forkserver:float 0.1..} ms
# Output:
# process (spawn): {spawn:float 1..} ms
# Where:
# spawn > 10 * thread
# Where (not browser):
# thread > 0.0005
# Where (not browser and platform != win32):
# fork > thread
# forkserver > thread
