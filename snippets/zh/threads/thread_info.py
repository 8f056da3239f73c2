"""线程的名字和编号：几个线程，同一个进程。"""

import os
import threading
import time


def report():
    me = threading.current_thread()
    names = [thread.name for thread in threading.enumerate()]
    print(f"{me.name}：pid {os.getpid()}，编号 {me.native_id}")
    print(f"  活着的线程：{names}")
    time.sleep(0.1)  # 不马上结束


report()

singer = threading.Thread(target=report, name="singer")
singer.start()
singer.join()

nameless = threading.Thread(target=report)
nameless.start()
nameless.join()

report()

# Output:
# MainThread：pid {process:pid}，编号 {main:int 1..}
#   活着的线程：['MainThread']
# singer：pid {process:pid}，编号 {singer:int 1..}
#   活着的线程：['MainThread', 'singer']
# Thread-1 (report)：pid {process:pid}，编号 {nameless:int 1..}
#   活着的线程：['MainThread', 'Thread-1 (report)']
# MainThread：pid {process:pid}，编号 {main:int 1..}
#   活着的线程：['MainThread']
# Where:
# main != singer
# main != nameless
