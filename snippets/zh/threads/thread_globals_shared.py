"""写入线程填满了列表，读取线程和主线程看到的是同一个列表。"""

import threading
import time

_list = []


def write():
    for i in range(5):
        _list.append(i)
        time.sleep(0.05)  # 写要花时间
    print(f"写入线程读出数据： {_list}")


def read():
    time.sleep(0.1)  # 读也要花时间
    print(f"读取线程读出数据： {_list}")


writer = threading.Thread(target=write)
reader = threading.Thread(target=read)

writer.start()
writer.join()  # 数据写完了，再往下走

reader.start()
reader.join()

print(f"主线程读取数据： {_list}")

# Output:
# 写入线程读出数据： [0, 1, 2, 3, 4]
# 读取线程读出数据： [0, 1, 2, 3, 4]
# 主线程读取数据： [0, 1, 2, 3, 4]
