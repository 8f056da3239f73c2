# /// script
# dependencies = ["gevent"]
# ///
"""kill() before the start, while it waits, when it refuses, and when it is over."""

import gevent


def wait(name):
    try:
        gevent.sleep(10)
    except gevent.GreenletExit as exit:
        print(f"{name}: {exit!r}")
        raise
    except ValueError as error:
        return f"{name}: {error}"


unstarted = gevent.spawn(wait, "unstarted")
unstarted.kill()
print(unstarted.dead, unstarted.started, repr(unstarted.value))

waiting = gevent.spawn(wait, "waiting")
gevent.sleep(0)
print(waiting.started, waiting.dead)
waiting.kill()
print(waiting.dead, waiting.successful(), repr(waiting.value))
waiting.kill()

other = gevent.spawn(wait, "other exception")
gevent.sleep(0)
other.kill(ValueError("stop"))
print(other.value)

group = [gevent.spawn(wait, f"of a group {number}") for number in range(2)]
gevent.sleep(0)
gevent.killall(group)


def suicide():
    gevent.getcurrent().kill()
    print("never reached")


print(repr(gevent.spawn(suicide).get()))

# Output:
# True False GreenletExit()
# True False
# waiting: GreenletExit()
# True True GreenletExit()
# other exception: stop
# of a group 0: GreenletExit()
# of a group 1: GreenletExit()
# GreenletExit()
