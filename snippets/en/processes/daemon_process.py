"""A daemonic child is cut off when the main process ends."""

import multiprocessing
import time


def task(started):
    print("child: started", flush=True)
    started.set()
    time.sleep(30)
    print("child: done", flush=True)


if __name__ == "__main__":
    started = multiprocessing.Event()
    child = multiprocessing.Process(
        target=task,
        args=(started,),
        daemon=True,
    )
    child.start()
    started.wait()
    print(f"main: the child is alive: {child.is_alive()}")
    print("main: end of code")

# Output:
# child: started
# main: the child is alive: True
# main: end of code
