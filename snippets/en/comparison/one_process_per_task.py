"""Ten small tasks: one process for them all, or one process each?"""

import multiprocessing
import time

TASKS = 10


def do_tasks(count):
    for _ in range(count):
        sum(range(10_000))


def run(processes):
    count = TASKS // processes
    pids = set()
    start = time.perf_counter()
    for _ in range(processes):
        child = multiprocessing.Process(target=do_tasks, args=(count,))
        child.start()
        child.join()
        assert child.exitcode == 0
        pids.add(child.pid)
    cost = (time.perf_counter() - start) * 1000
    print(f"processes: {len(pids)}, tasks each: {count}, {cost:.1f} ms")


if __name__ == "__main__":
    # The first may have to wait for the fork server: not timed
    first = multiprocessing.Process(target=do_tasks, args=(0,))
    first.start()
    first.join()

    run(1)
    run(TASKS)

# Output:
# processes: 1, tasks each: 10, {one:float 0.1..30000} ms
# processes: 10, tasks each: 1, {many:float 1..60000} ms
