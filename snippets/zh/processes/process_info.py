"""父子进程的名字和编号，两边各看到什么。"""

import multiprocessing
import os


def report():
    me = multiprocessing.current_process()
    parent = multiprocessing.parent_process()
    print(f"子进程：名字 {me.name}，pid {os.getpid()}")
    print(f"子进程：parent_process().pid {parent.pid}")
    print(f"子进程：os.getppid() {os.getppid()}", flush=True)


if __name__ == "__main__":
    me = multiprocessing.current_process()
    print(f"主进程：名字 {me.name}，pid {os.getpid()}", flush=True)

    child = multiprocessing.Process(target=report, name="singer")
    child.start()
    child.join()
    print(f"主进程：刚才的子进程是 {child.name}，pid {child.pid}")

# Output:
# 主进程：名字 MainProcess，pid {main:pid}
# 子进程：名字 singer，pid {child:pid}
# 子进程：parent_process().pid {main:pid}
# Output (start_method != forkserver):
# 子进程：os.getppid() {main:pid}
# Output (start_method == forkserver):
# 子进程：os.getppid() {server:pid}
# Output:
# 主进程：刚才的子进程是 singer，pid {child:pid}
