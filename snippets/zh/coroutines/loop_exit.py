# /// script
# dependencies = ["gevent"]
# ///
"""一个线程里也会死锁；gevent 发现没有谁能再走，抛出 LoopExit。"""

import gevent
from gevent.exceptions import LoopExit
from gevent.lock import BoundedSemaphore

fork = BoundedSemaphore(1)
knife = BoundedSemaphore(1)


def eat(name, first, second):
    with first:
        print(f"{name} 拿到了第一样")
        gevent.sleep(0)  # 切换点，在两把锁之间
        with second:
            print(f"{name} 吃上了")


a = gevent.spawn(eat, "A", fork, knife)
b = gevent.spawn(eat, "B", knife, fork)
try:
    gevent.joinall([a, b])
except LoopExit as error:
    message = str(error).splitlines()[0]
    print(f"LoopExit: {message}")

# Output:
# A 拿到了第一样
# B 拿到了第一样
# LoopExit: This operation would block forever
