# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""父进程被强行杀死后，守护进程还活着（Unix）。"""

import multiprocessing
import os
import signal
import time


def child(connection):
    connection.send(os.getpid())
    question = connection.recv()
    me = multiprocessing.current_process()
    connection.send(f"{question}在！daemon={me.daemon}")
    time.sleep(30)


def parent(connection):
    daemonic = multiprocessing.Process(
        target=child,
        args=(connection,),
        daemon=True,
    )
    daemonic.start()
    daemonic.join()


if __name__ == "__main__":
    connection, far_end = multiprocessing.Pipe()
    middle = multiprocessing.Process(target=parent, args=(far_end,))
    middle.start()
    child_pid = connection.recv()  # 此时守护进程已在运行

    middle.kill()
    middle.join()
    print(f"父进程：exitcode={middle.exitcode}")

    connection.send("还在吗？")
    print(f"子进程：{connection.recv()}")
    os.kill(child_pid, signal.SIGKILL)  # 没有别人会终止它

# Output:
# 父进程：exitcode=-9
# 子进程：还在吗？在！daemon=True
