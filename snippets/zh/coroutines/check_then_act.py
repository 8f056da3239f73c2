# /// script
# dependencies = ["gevent"]
# ///
"""判断过状态还是会透支：判断和取钱之间藏着一个切换点。"""

from gevent import monkey

monkey.patch_all()

import time

import gevent

balance = 100


def confirm():  # 看不出和 gevent 有什么关系
    time.sleep(0.01)


def withdraw(amount):
    global balance
    if balance >= amount:  # 判断状态：够
        confirm()
        balance -= amount  # 这时还够吗？
        print(f"取出 {amount}，余额 {balance}")
    else:
        print(f"余额 {balance}，不够取 {amount}")


g1 = gevent.spawn(withdraw, 80)
g2 = gevent.spawn(withdraw, 80)
gevent.joinall([g1, g2])

# Output:
# 取出 80，余额 20
# 取出 80，余额 -60
