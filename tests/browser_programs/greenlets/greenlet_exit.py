# /// script
# dependencies = ["gevent"]
# ///
"""throw() without arguments ends a greenlet: GreenletExit is its result, not an error."""

from greenlet import GreenletExit, getcurrent, greenlet

main = getcurrent()


def wait():
    try:
        main.switch("waiting")
    finally:
        print("cleaning up")


waiting = greenlet(wait)
print(waiting.switch())
print(repr(waiting.throw()), waiting.dead)
print(repr(waiting.throw()), "once more")

unused = greenlet(wait)
print(repr(unused.throw(GreenletExit("unused"))), unused.dead)


def refuse():
    try:
        main.switch()
    except GreenletExit:
        return "I finish first"


refusing = greenlet(refuse)
refusing.switch()
print(refusing.throw())
print(issubclass(GreenletExit, Exception), greenlet.GreenletExit is GreenletExit)

# Output:
# waiting
# cleaning up
# GreenletExit() True
# GreenletExit() once more
# GreenletExit('unused') True
# I finish first
# False True
