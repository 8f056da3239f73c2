# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""os.kill() 要两个整数：pid 和信号（Unix）。"""

import multiprocessing
import os
import signal
import time

if __name__ == "__main__":
    for sig in (signal.SIGTERM, signal.SIGQUIT, signal.SIGKILL):
        child = multiprocessing.Process(target=time.sleep, args=(30,))
        child.start()
        os.kill(child.pid, sig)
        child.join()
        print(f"{sig.name}: exitcode={child.exitcode}")

    try:
        os.kill("程序PID", "执行信号")
    except TypeError as error:
        print(f"TypeError: {error}")

# Output:
# SIGTERM: exitcode=-15
# SIGQUIT: exitcode=-3
# SIGKILL: exitcode=-9
# TypeError: 'str' object cannot be interpreted as an integer
