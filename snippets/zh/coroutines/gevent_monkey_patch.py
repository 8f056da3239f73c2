# /// script
# dependencies = ["gevent"]
# ///
"""打了补丁：time.sleep() 成了切换点，两个任务交替。"""

from gevent import monkey

monkey.patch_all()  # 打补丁，要在其他导入之前

import time

import gevent


def sing():
    for _ in range(3):
        print("singing~")
        time.sleep(0.05)  # 现在是切换点


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
