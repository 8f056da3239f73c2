"""settrace() and setprofile() are each thread's own; _current_frames() shows where every thread stands."""

import sys
import threading

events = []


def trace(frame, event, argument):
    if frame.f_code.co_name == "work":
        events.append(event)
    return trace


def profile(frame, event, argument):
    if frame.f_code.co_name == "work":
        events.append("profile " + event)


def work():
    value = 1
    return value


def run(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()
    print(*events)
    events.clear()


threading.settrace(trace)
run(work)
threading.settrace(None)
threading.setprofile(profile)
run(work)
threading.setprofile(None)
run(work)

traced, over = threading.Event(), threading.Event()


def with_trace():
    sys.settrace(trace)
    traced.set()
    over.wait()
    work()
    print("own trace:", sys.gettrace() is trace)


thread = threading.Thread(target=with_trace, name="traced")
thread.start()
traced.wait()
print("here:", sys.gettrace())
work()
while True:  # until it waits
    frames = sys._current_frames()
    frame = frames[thread.ident]
    while frame.f_code.co_name != "with_trace":
        frame = frame.f_back
    if frame.f_lineno == with_trace.__code__.co_firstlineno + 3:
        break
print(frames.keys() == {thread.ident, threading.get_ident()})
print(frames[threading.get_ident()].f_code.co_name)
print([each.name for each in threading.enumerate()], threading.active_count())
over.set()
thread.join()
print(*events)
print(threading.active_count(), thread.is_alive())

# Output:
# call line line return
# profile call profile return
#
# here: None
# True
# <module>
# ['MainThread', 'traced'] 2
# own trace: True
# call line line return
# 1 False
