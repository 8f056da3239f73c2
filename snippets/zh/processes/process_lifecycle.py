"""Process 对象的一生，看 is_alive() 和 exitcode 怎样变化。"""

import multiprocessing
import sys
import time


def work(gate, code):
    gate.wait()  # 主进程放行之前不结束
    sys.exit(code)


def show(stage, child):
    alive = child.is_alive()
    code = child.exitcode
    print(f"{stage}：is_alive()={alive}，exitcode={code}")


if __name__ == "__main__":
    gate = multiprocessing.Event()
    child = multiprocessing.Process(target=work, args=(gate, 3))
    show("已创建", child)

    child.start()
    time.sleep(0.5)  # 过多久都一样，它在等
    show("已启动", child)

    gate.set()
    child.join()
    show("已结束", child)

    try:
        child.start()
    except AssertionError as error:
        print(f"再次 start()：AssertionError: {error}")

    child.close()
    try:
        child.is_alive()
    except ValueError as error:
        print(f"close() 之后：ValueError: {error}")

# Output:
# 已创建：is_alive()=False，exitcode=None
# 已启动：is_alive()=True，exitcode=None
# 已结束：is_alive()=False，exitcode=3
# 再次 start()：AssertionError: cannot start a process twice
# close() 之后：ValueError: process object is closed
