"""When the program ends, a daemon thread just stops: no finally."""

import threading
import time


def task(started):
    time.sleep(0.1)  # it takes a while to begin
    try:
        print("thread: started", flush=True)
        started.set()
        time.sleep(30)
        print("thread: done", flush=True)
    finally:
        print("thread: cleaning up", flush=True)


started = threading.Event()
worker = threading.Thread(target=task, args=(started,), daemon=True)
worker.start()
started.wait()
print(f"main: the thread is alive: {worker.is_alive()}")
print("main: end of code")

# Output:
# thread: started
# main: the thread is alive: True
# main: end of code
