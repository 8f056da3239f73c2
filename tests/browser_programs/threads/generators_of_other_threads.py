"""A generator runs in whichever thread asks for its next value, but only in one at a time."""

import threading
import weakref


def names():
    try:
        while True:
            yield threading.current_thread().name
    finally:
        print("closed in", threading.current_thread().name)


def in_thread(name, function):
    thread = threading.Thread(target=function, name=name)
    thread.start()
    thread.join()


generator = names()
print(next(generator))
in_thread("second", lambda: print(next(generator)))
in_thread("third", generator.close)

inside, leave = threading.Event(), threading.Event()


def slow():
    inside.set()
    leave.wait()
    yield


busy = slow()
thread = threading.Thread(target=next, args=(busy,))
thread.start()
inside.wait()
try:
    next(busy)
except ValueError as error:
    print(error)
leave.set()
thread.join()


class Thing:
    pass


def make():
    thing = Thing()
    made.append(weakref.ref(thing, lambda _: print("gone in", threading.current_thread().name)))


made = []
in_thread("maker", make)
for wrong in (threading.Lock().release, threading.RLock().release, threading.Thread().join):
    try:
        wrong()
    except RuntimeError as error:
        print(error)
try:
    threading.local().missing
except AttributeError as error:
    print(error)
try:
    type("Derived", (type(threading.Lock()),), {})
except TypeError as error:
    print(error)

# Output:
# MainThread
# second
# closed in third
# generator already executing
# gone in maker
# release unlocked lock
# cannot release un-acquired lock
# cannot join thread before it is started
# '_thread._local' object has no attribute 'missing'
# type '_thread.lock' is not an acceptable base type
