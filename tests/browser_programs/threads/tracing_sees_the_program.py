"""A trace function is called for what the program runs, and not for what a sleep or a switch takes."""

import _thread
import sys
import time

calls = set()


def note(frame, event, argument):
    calls.add(f"{event} {frame.f_code.co_name}")


def work():
    end = time.monotonic() + 0.1
    lock = _thread.allocate_lock()
    while time.monotonic() < end:  # other threads get their turn in the midst of it
        with lock:
            pass
    lock.acquire(timeout=0.001)
    lock.acquire(timeout=0.001)
    time.sleep(0.001)


sys.settrace(note)
work()
print("own:", sys.gettrace() is note)
sys.settrace(None)
print(*sorted(calls))

calls.clear()
sys.setprofile(note)
work()
print("own:", sys.getprofile() is note)
sys.setprofile(None)
print(*sorted(each for each in calls if not each.startswith("c_")))
print(sys.gettrace(), sys.getprofile())

# Output:
# own: True
# call work
# own: True
# call work return work
# None None
