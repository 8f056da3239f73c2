# /// script
# dependencies = ["gevent"]
# ///
"""Patched: time.sleep() has become a switch point, the two tasks take turns."""

from gevent import monkey

monkey.patch_all()  # before any other import

import time

import gevent


def sing():
    for _ in range(3):
        print("singing~")
        time.sleep(0.05)  # a switch point now


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
# dancing~
# singing~
# dancing~
# singing~
# dancing~
