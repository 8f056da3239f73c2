"""An exception ends only its own thread; join() does not raise it."""

import threading
import time


def task():
    time.sleep(0.1)
    raise ValueError("out of tune")


def report(args):
    error = f"{args.exc_type.__name__}: {args.exc_value}"
    print(f"excepthook: {error} in {args.thread.name}")


threading.excepthook = report

singer = threading.Thread(target=task, name="singer")
singer.start()
singer.join()
print(f"main goes on: is_alive()={singer.is_alive()}")

# Output:
# excepthook: ValueError: out of tune in singer
# main goes on: is_alive()=False
