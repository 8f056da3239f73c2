# /// script
# dependencies = ["gevent"]
# ///
"""kill() raises GreenletExit where the greenlet waits; that is no failure."""

import gevent


def dream():
    try:
        gevent.sleep(60)
        print("never reached")
    except gevent.GreenletExit:
        print("woken up")
        raise
    finally:
        print("bed made")


sleeper = gevent.spawn(dream)
gevent.sleep(0)  # let it fall asleep
sleeper.kill()
print("dead:", sleeper.dead, "successful:", sleeper.successful())
print("value:", repr(sleeper.value), "exception:", sleeper.exception)

late = gevent.spawn(dream)
late.kill()  # it has not even begun
print("never begun:", repr(late.value))

# Output:
# woken up
# bed made
# dead: True successful: True
# value: GreenletExit() exception: None
# never begun: GreenletExit()
