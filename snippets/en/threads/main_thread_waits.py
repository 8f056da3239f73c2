"""Nobody calls join(), and yet the program waits for its thread."""

import threading
import time


def task(go):
    go.wait()  # until main has printed
    time.sleep(0.3)
    print("thread: done", flush=True)


go = threading.Event()
worker = threading.Thread(target=task, args=(go,))
worker.start()
print("main: end of code", flush=True)
go.set()

# Output:
# main: end of code
# thread: done
