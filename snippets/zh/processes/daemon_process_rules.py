"""daemon 的两条规则：start() 之前设置；不能再有子进程。"""

import multiprocessing
import time


def have_a_child():
    grandchild = multiprocessing.Process(target=time.sleep, args=(1,))
    try:
        grandchild.start()
    except AssertionError as error:
        print(f"子进程：{error}", flush=True)


if __name__ == "__main__":
    child = multiprocessing.Process(target=have_a_child)
    child.daemon = True  # 等于 Process(..., daemon=True)
    child.start()
    child.join()

    try:
        child.daemon = False
    except AssertionError as error:
        print(f"主进程：{error}")

# Output:
# 子进程：daemonic processes are not allowed to have children
# 主进程：process has already started
