"""At the end: other threads are waited for, then atexit functions run; daemons just stop."""

import atexit
import sys
import threading

atexit.register(print, "atexit 1")
atexit.register(print, "atexit 2")
main_is_over = threading.Event()


def wait_for_end():
    threading.main_thread().join()
    print("thread after the main thread")


def daemon():
    threading.Event().wait()
    print("never")


threading.Thread(target=daemon, daemon=True).start()
threading.Thread(target=wait_for_end).start()
print("main thread")
sys.exit(3)

# Output:
# main thread
# thread after the main thread
# atexit 2
# atexit 1
# Exit status: 3
