"""What a signal's handler raises comes out of whatever the main thread waits in; interrupt_main() ends no wait."""

import _thread
import os
import queue
import signal
import threading
import time


def interrupt():
    os.kill(os.getpid(), signal.SIGINT)


def spin():
    while True:
        pass


lock = threading.Lock()
lock.acquire()
waits = {
    "sleep": lambda: time.sleep(60),
    "loop": spin,
    "event": threading.Event().wait,
    "lock": lock.acquire,
    "queue": queue.Queue().get,
    "condition": lambda: threading.Condition(lock).wait(60),
}
for name, wait in waits.items():
    threading.Timer(0.05, interrupt).start()
    try:
        wait()
    except KeyboardInterrupt:
        print(name, "was interrupted; the lock is", "taken" if lock.locked() else "free")

threading.Timer(0.02, _thread.interrupt_main).start()
begin = time.monotonic()
try:
    time.sleep(0.5)
except KeyboardInterrupt:
    print("after the whole sleep:", time.monotonic() - begin > 0.45)
try:
    _thread.interrupt_main()
except KeyboardInterrupt:
    print("at once")
try:
    _thread.interrupt_main(1000)
except ValueError as error:
    print(error)
_thread.interrupt_main(signal.SIGTERM)
print("SIGTERM has no handler")
raise KeyboardInterrupt

# Output:
# sleep was interrupted; the lock is taken
# loop was interrupted; the lock is taken
# event was interrupted; the lock is taken
# lock was interrupted; the lock is taken
# queue was interrupted; the lock is taken
# condition was interrupted; the lock is taken
# after the whole sleep: True
# at once
# signal number out of range
# SIGTERM has no handler
# Error output:
# Traceback (most recent call last):
#   File "interrupted_waits.py", line {line:int 1..}, in <module>
#     raise KeyboardInterrupt
# KeyboardInterrupt
# Exit status: -2
