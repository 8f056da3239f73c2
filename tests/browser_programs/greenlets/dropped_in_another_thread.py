# /// script
# dependencies = ["gevent"]
# ///
"""A greenlet that another thread has dropped ends in its own thread, as soon as that deals with greenlets again."""

import threading

from greenlet import GreenletExit, getcurrent, greenlet

kept = []
is_made = threading.Event()
is_dropped = threading.Event()


def wait_for_the_end(number):
    try:
        getcurrent().parent.switch()
    except GreenletExit:
        print(number, "GreenletExit in", threading.current_thread().name)
    finally:
        print(number, "finally")


def own():
    for number in (1, 2):
        kept.append(greenlet(wait_for_the_end))
        kept[-1].switch(number)
    is_made.set()
    is_dropped.wait()
    print("both are dropped")
    current = getcurrent()
    print("still the same greenlet:", current is getcurrent())


owner = threading.Thread(target=own, name="owner")
owner.start()
is_made.wait()
kept.clear()
getcurrent()
print("nothing ends here")
is_dropped.set()
owner.join()

# Output:
# nothing ends here
# both are dropped
# 2 GreenletExit in owner
# 2 finally
# 1 GreenletExit in owner
# 1 finally
# still the same greenlet: True
