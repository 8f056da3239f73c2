# /// script
# dependencies = ["gevent"]
# ///
"""What a greenlet does not catch, its parent gets."""

import traceback

from greenlet import getcurrent, greenlet

main = getcurrent()


def fail():
    raise KeyError("lost")


def try_it():
    try:
        greenlet(fail).switch()
    except KeyError as error:
        names = [f.name for f in traceback.extract_tb(error.__traceback__)]
        print("frames of the program:", names[0], names[-1])
        raise LookupError("not found") from error


try:
    greenlet(try_it).switch()
except LookupError as error:
    print(repr(error), "from", repr(error.__cause__))


def survive():
    while True:
        try:
            main.switch("waiting")
        except ValueError as error:
            print("caught", repr(error), "at the switch")


survivor = greenlet(survive)
survivor.switch()
print(survivor.throw(ValueError))
print(survivor.throw(ValueError, "with a value"))
print(survivor.throw(ValueError("an instance")))
try:
    survivor.throw(OSError(2, "not caught"))
except OSError as error:
    print("main gets", error)
print(survivor.dead)

never_started = greenlet(fail)
try:
    never_started.throw(ZeroDivisionError("before its start"))
except ZeroDivisionError as error:
    print(repr(error), never_started.dead)

# Output:
# frames of the program: try_it fail
# LookupError('not found') from KeyError('lost')
# caught ValueError() at the switch
# waiting
# caught ValueError('with a value') at the switch
# waiting
# caught ValueError('an instance') at the switch
# waiting
# main gets [Errno 2] not caught
# True
# ZeroDivisionError('before its start') True
