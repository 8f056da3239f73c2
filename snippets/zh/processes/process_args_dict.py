"""用字典 kwargs 给任务传关键字参数。"""

import multiprocessing
import time


def task(count):
    print("复读鸡获得了任务，复读", count, "次")
    for i in range(count):
        print("我是复读鸡！")
        time.sleep(0.05)
    print("任务执行完成")


if __name__ == "__main__":
    # 键就是形参的名字
    child = multiprocessing.Process(target=task, kwargs={"count": 3})
    child.start()
    child.join()
    print("主进程：等到了")

# Output:
# 复读鸡获得了任务，复读 3 次
# 我是复读鸡！
# 我是复读鸡！
# 我是复读鸡！
# 任务执行完成
# 主进程：等到了
