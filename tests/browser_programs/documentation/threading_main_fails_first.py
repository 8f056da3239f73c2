"""The main thread fails with status 1, but the program waits for the other."""

import threading


def tidy_up():
    threading.main_thread().join()  # the main thread has ended
    print("tidied up", flush=True)


threading.Thread(target=tidy_up).start()
print("main thread: about to fail", flush=True)
raise RuntimeError("out of ideas")

# Output:
# main thread: about to fail
# tidied up
# Error output:
# Traceback (most recent call last):
#   File "threading_main_fails_first.py", line 13, in <module>
#     raise RuntimeError("out of ideas")
# RuntimeError: out of ideas
# Exit status: 1
