"""写入进程填满了列表，主进程和读取进程看到的仍是空列表。"""

import multiprocessing

_list = []


def write():
    for i in range(5):
        _list.append(i)
    print(f"写入子进程读出数据： {_list}", flush=True)


def read():
    print(f"读取子进程读出数据： {_list}\n", end="", flush=True)


if __name__ == "__main__":
    writer = multiprocessing.Process(target=write)
    reader = multiprocessing.Process(target=read)

    writer.start()
    writer.join()  # 数据写完了，再往下走

    reader.start()
    print(f"主进程读取数据： {_list}\n", end="", flush=True)
    reader.join()

# Output:
# 写入子进程读出数据： [0, 1, 2, 3, 4]
# Unordered output:
# 主进程读取数据： []
# 读取子进程读出数据： []
