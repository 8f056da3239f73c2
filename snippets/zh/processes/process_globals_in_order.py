"""同样三行输出，这次顺序是确定的。"""

import multiprocessing
import time

_list = []


def write():
    for i in range(5):
        _list.append(i)
        time.sleep(0.05)  # 写要花时间
    print(f"写入子进程读出数据： {_list}", flush=True)


def read():
    print(f"读取子进程读出数据： {_list}", flush=True)


if __name__ == "__main__":
    writer = multiprocessing.Process(target=write)
    reader = multiprocessing.Process(target=read)

    writer.start()
    writer.join()

    reader.start()
    reader.join()  # 读取进程结束以后，主进程才打印
    print(f"主进程读取数据： {_list}")

# Output:
# 写入子进程读出数据： [0, 1, 2, 3, 4]
# 读取子进程读出数据： []
# 主进程读取数据： []
