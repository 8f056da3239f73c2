# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""SIGSTOP 让进程暂停，SIGCONT 让它继续（Unix）。"""

import multiprocessing
import os
import signal
import time


def tick(counter):
    while True:
        counter.value += 1
        time.sleep(0.01)


if __name__ == "__main__":
    # os.waitpid() 只能等自己的直接子进程。用 spawn 创建的就是；
    # 用 forkserver 创建的，则是 fork 服务器的子进程。
    context = multiprocessing.get_context("spawn")
    # 两个进程都看得见的整数。不带锁：
    # 子进程可能恰好拿着锁被暂停。
    counter = context.Value("i", 0, lock=False)
    child = context.Process(target=tick, args=(counter,))
    child.start()
    while counter.value < 10:
        time.sleep(0.01)

    os.kill(child.pid, signal.SIGSTOP)
    pid, status = os.waitpid(child.pid, os.WUNTRACED)
    name = signal.Signals(os.WSTOPSIG(status)).name
    frozen = counter.value
    print(f"被 {name} 暂停，计数 {frozen}")
    time.sleep(0.3)
    print(f"0.3 秒后：计数 {counter.value}")

    os.kill(child.pid, signal.SIGCONT)
    while counter.value < frozen + 10:
        time.sleep(0.01)
    print(f"SIGCONT 之后：计数 {counter.value}")

    child.kill()
    child.join()
    print(f"kill() 之后：exitcode={child.exitcode}")

# Output:
# 被 SIGSTOP 暂停，计数 {frozen:int 10..}
# 0.3 秒后：计数 {frozen:int 10..}
# SIGCONT 之后：计数 {later:int 20..}
# kill() 之后：exitcode=-9
# Where:
# later >= frozen + 10
