# /// script
# requires-python = ">=3.14"
# ///
"""What is no length of time, or too long a one, is refused and not waited for."""

import queue
import threading
import time


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")


items = queue.SimpleQueue()
for timeout in (-1, 1e100, "1", float("nan")):
    attempt(items.get, True, timeout)
for seconds in ("1", None, float("nan"), float("inf"), -1):
    attempt(time.sleep, seconds)
for lock in (threading.Lock(), threading.RLock()):
    with lock:
        for timeout in ("1", None, float("inf"), -2):
            attempt(lock.acquire, True, timeout)

# Output:
# ValueError: 'timeout' must be a non-negative number
# OverflowError: timestamp out of range for C PyTime_t
# TypeError: 'str' object cannot be interpreted as an integer or float
# ValueError: Invalid value NaN (not a number)
# TypeError: 'str' object cannot be interpreted as an integer or float
# TypeError: 'NoneType' object cannot be interpreted as an integer or float
# ValueError: Invalid value NaN (not a number)
# OverflowError: timestamp out of range for C PyTime_t
# ValueError: sleep length must be non-negative
# TypeError: 'str' object cannot be interpreted as an integer or float
# TypeError: 'NoneType' object cannot be interpreted as an integer or float
# OverflowError: timestamp out of range for C PyTime_t
# ValueError: timeout value must be a non-negative number
# TypeError: 'str' object cannot be interpreted as an integer or float
# TypeError: 'NoneType' object cannot be interpreted as an integer or float
# OverflowError: timestamp out of range for C PyTime_t
# ValueError: timeout value must be a non-negative number
