"""Threads cannot be terminated: tell them with an Event."""

import threading
import time


def work(stop):
    count = 0
    try:
        while True:
            count += 1  # one piece of work
            if stop.wait(0.05):  # wait 0.05 s at most
                break
    finally:
        print(f"thread: {count} pieces done, cleaned up", flush=True)


stop = threading.Event()
worker = threading.Thread(target=work, args=(stop,))
worker.start()
time.sleep(0.3)

stop.set()
worker.join()
print(f"main: is_alive()={worker.is_alive()}")

# Output:
# thread: {count:int 1..} pieces done, cleaned up
# main: is_alive()=False
