# /// script
# dependencies = ["gevent"]
# ///
"""Unpatched: time.sleep() stops the whole thread, one task runs after the other."""

import time

import gevent


def sing():
    for _ in range(3):
        print("singing~")
        time.sleep(0.05)  # no switch point: nobody can go on


def dance():
    for _ in range(3):
        print("dancing~")
        gevent.sleep(0.05)


if __name__ == "__main__":
    g1 = gevent.spawn(sing)
    g2 = gevent.spawn(dance)
    g1.join()
    g2.join()

# Output:
# singing~
# singing~
# singing~
# dancing~
# dancing~
# dancing~
