# /// script
# dependencies = ["gevent"]
# ///
"""读和写之间没有切换点，就没有竞态条件，不用加锁。"""

import gevent

counter = 0


def increment():
    global counter
    for _ in range(1000):
        value = counter  # 读
        counter = value + 1  # 写
        gevent.sleep(0)  # 切换点，在写完以后


greenlets = [gevent.spawn(increment) for _ in range(5)]
gevent.joinall(greenlets)
print(f"应该是 5000，实际是 {counter}")

# Output:
# 应该是 5000，实际是 5000
