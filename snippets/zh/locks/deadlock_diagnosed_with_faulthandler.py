"""程序卡死了，faulthandler 说出每个线程停在哪里。"""

import faulthandler
import linecache
import re
import subprocess
import sys
import threading

knife = threading.Lock()
fork = threading.Lock()
both_hold_one = threading.Barrier(2)


def knife_then_fork():
    with knife:
        both_hold_one.wait()
        with fork:
            print("吃到了")


def fork_then_knife():
    with fork:
        both_hold_one.wait()
        with knife:
            print("吃到了")


def deadlock():
    # 一秒后还没结束，就报告每个线程的位置，然后退出。
    faulthandler.dump_traceback_later(1, exit=True)
    threading.Thread(target=knife_then_fork).start()
    threading.Thread(target=fork_then_knife).start()


def investigate():
    # 把本文件再运行一次，让它在另一个进程里卡死。
    child = subprocess.run(
        [sys.executable, __file__, "deadlock"],
        stderr=subprocess.PIPE,
        text=True,
    )
    print(child.stderr.splitlines()[0])
    stuck = re.findall(r"line (\d+) in (\w+_then_\w+)", child.stderr)
    for number, function in sorted(stuck):
        source = linecache.getline(__file__, int(number))
        print(f"{function} 停在：{source.strip()}")
    print(f"退出码：{child.returncode}")


if sys.argv[1:] == ["deadlock"]:
    deadlock()
else:
    investigate()

# Output:
# Timeout (0:00:01)!
# knife_then_fork 停在：with fork:
# fork_then_knife 停在：with knife:
# 退出码：1
