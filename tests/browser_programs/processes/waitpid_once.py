# /// script
# [tool.snippet]
# platforms = ["linux", "darwin", "emscripten"]
# ///
"""os.waitpid() tells of each child once; then there is none left."""

import multiprocessing
import os
import sys
import time

if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    child = context.Process(target=time.sleep, args=(0.3,))
    child.start()
    print(os.waitpid(child.pid, os.WNOHANG))
    pid, status = os.waitpid(child.pid, 0)
    print(pid == child.pid, os.WIFEXITED(status), os.WEXITSTATUS(status))
    try:
        os.waitpid(child.pid, 0)
    except ChildProcessError:
        print("ChildProcessError")
    print(child.exitcode)  # somebody else has taken the status

    child = context.Process(target=sys.exit, args=(4,))
    child.start()
    pid, status = os.waitpid(child.pid, 0)
    print(os.waitstatus_to_exitcode(status))

# Output:
# (0, 0)
# True True 0
# ChildProcessError
# None
# 4
