"""A signal's handler runs in the main thread, even while that waits."""

import os
import signal
import threading

seen = []


def handle(number, frame):
    seen.append((number == signal.SIGINT, threading.current_thread().name))


signal.signal(signal.SIGINT, handle)
event = threading.Event()
thread = threading.Thread(target=lambda: (os.kill(os.getpid(), signal.SIGINT), event.set()))
thread.start()
event.wait()
thread.join()
print(seen)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt:
    print("KeyboardInterrupt")

# Output:
# [(True, 'MainThread')]
# KeyboardInterrupt
