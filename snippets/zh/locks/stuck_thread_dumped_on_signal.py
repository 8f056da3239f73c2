# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""收到 SIGUSR1，程序报告线程停在哪里，然后照常运行（Unix）。"""

import faulthandler
import linecache
import os
import re
import signal
import tempfile
import threading
import time

lock = threading.Lock()
total = 100


def balance():
    with lock:
        return total


def deposit(amount):
    global total
    with lock:
        total = balance() + amount


def ask(report):
    report.seek(0)
    report.truncate()
    os.kill(os.getpid(), signal.SIGUSR1)
    report.seek(0)
    return re.findall(r"line (\d+) in (balance|deposit)", report.read())


with tempfile.TemporaryFile("w+") as report:
    faulthandler.register(signal.SIGUSR1, file=report)
    # 守护线程：卡住也不妨碍程序结束
    threading.Thread(target=deposit, args=(50,), daemon=True).start()

    stack = []
    # 隔一会儿再问，还停在原处，就是卡住了
    while len(stack) < 2 or ask(report) != stack:
        stack = ask(report)
        time.sleep(0.1)
    for number, function in stack:
        source = linecache.getline(__file__, int(number))
        print(f"{function}: {source.strip()}")
    faulthandler.unregister(signal.SIGUSR1)

# Output:
# balance: with lock:
# deposit: total = balance() + amount
