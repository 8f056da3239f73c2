# /// script
# dependencies = ["gevent"]
# ///
"""两个协程，一个唱歌，一个跳舞，在 gevent.sleep() 处交替。"""

import gevent


def sing():
    for i in range(3):
        print("唱歌...")
        gevent.sleep(0.1)  # 切换点：停在这里，别人先走


def dance():
    for i in range(3):
        print("跳舞...")
        gevent.sleep(0.1)  # 切换点


if __name__ == "__main__":
    g1 = gevent.spawn(sing)
    g2 = gevent.spawn(dance)

    g1.join()  # 也是切换点：等 g1 结束，这期间别人可以走
    g2.join()

# Output:
# 唱歌...
# 跳舞...
# 唱歌...
# 跳舞...
# 唱歌...
# 跳舞...
