# /// script
# dependencies = ["gevent"]
# ///
"""读和写之间没有切换点，就没有竞态条件，不用加锁。"""

import gevent

counter = 0
times = 0


def increment():
    global counter, times
    for _ in range(1000):
        value = counter  # 读
        counter = value + 1  # 写
        gevent.sleep(0)  # 切换点，在写完以后
        if counter != value + 1:  # 别人来加过
            times += 1


greenlets = [gevent.spawn(increment) for _ in range(5)]
gevent.joinall(greenlets)
print(f"应该是 5000，实际是 {counter}")
print(f"其中 {times} 次，轮到过别人")

# Output:
# 应该是 5000，实际是 5000
# 其中 {times:int 4000..5000} 次，轮到过别人
