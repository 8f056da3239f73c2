"""用字典 kwargs 给任务传关键字参数。"""

import threading
import time


def task(count):
    print("复读鸡获得了任务，复读", count, "次")
    for i in range(count):
        print("我是复读鸡！")
        time.sleep(0.05)
    print("任务执行完成")


# 键就是形参的名字
sub_thread = threading.Thread(target=task, kwargs={"count": 3})
sub_thread.start()
sub_thread.join()
print("主线程：等到了")

# Output:
# 复读鸡获得了任务，复读 3 次
# 我是复读鸡！
# 我是复读鸡！
# 我是复读鸡！
# 任务执行完成
# 主线程：等到了
