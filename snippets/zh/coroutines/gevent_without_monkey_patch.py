# /// script
# dependencies = ["gevent"]
# ///
"""没打补丁：time.sleep() 让整个线程停下，两个任务一个接一个。"""

import time

import gevent


def sing():
    for _ in range(3):
        print("singing~")
        time.sleep(0.05)  # 不是切换点：谁也走不了


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
