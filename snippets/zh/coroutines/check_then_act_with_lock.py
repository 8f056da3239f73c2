# /// script
# dependencies = ["gevent"]
# ///
"""把判断和取钱放进同一把锁里：第二个人看到的是新的余额。"""

from gevent import monkey

monkey.patch_all()

import threading
import time

import gevent

balance = 100
lock = threading.Lock()  # 打了补丁，这是 gevent 的锁


def confirm():
    time.sleep(0.01)


def withdraw(amount):
    global balance
    print(f"想取 {amount}")
    with lock:
        if balance >= amount:
            confirm()
            balance -= amount
            print(f"取出 {amount}，余额 {balance}")
        else:
            print(f"余额 {balance}，不够取 {amount}")


g1 = gevent.spawn(withdraw, 80)
g2 = gevent.spawn(withdraw, 80)
gevent.joinall([g1, g2])

# Output:
# 想取 80
# 想取 80
# 取出 80，余额 20
# 余额 20，不够取 80
