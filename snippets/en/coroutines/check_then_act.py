# /// script
# dependencies = ["gevent"]
# ///
"""Checking first does not prevent an overdraft: a switch point hides between check and act."""

from gevent import monkey

monkey.patch_all()

import time

import gevent

balance = 100


def confirm():  # nothing here mentions gevent
    time.sleep(0.01)


def withdraw(amount):
    global balance
    if balance >= amount:  # the check: enough
        confirm()
        balance -= amount  # still enough?
        print(f"took {amount}, balance {balance}")
    else:
        print(f"balance {balance}, too little for {amount}")


g1 = gevent.spawn(withdraw, 80)
g2 = gevent.spawn(withdraw, 80)
gevent.joinall([g1, g2])

# Output:
# took 80, balance 20
# took 80, balance -60
