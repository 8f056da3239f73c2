# /// script
# dependencies = ["gevent"]
# ///
"""Check and act under one lock: the second one sees the new balance."""

from gevent import monkey

monkey.patch_all()

import threading
import time

import gevent

balance = 100
lock = threading.Lock()  # patched: this is gevent's lock


def confirm():
    time.sleep(0.01)


def withdraw(amount):
    global balance
    print(f"wants {amount}")
    with lock:
        if balance >= amount:
            confirm()
            balance -= amount
            print(f"took {amount}, balance {balance}")
        else:
            print(f"balance {balance}, too little for {amount}")


g1 = gevent.spawn(withdraw, 80)
g2 = gevent.spawn(withdraw, 80)
gevent.joinall([g1, g2])

# Output:
# wants 80
# wants 80
# took 80, balance 20
# balance 20, too little for 80
