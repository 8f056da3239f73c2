"""A program is stuck: faulthandler tells where each thread stands."""

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
            print("eating")


def fork_then_knife():
    with fork:
        both_hold_one.wait()
        with knife:
            print("eating")


def deadlock():
    # Not finished in a second: report every thread, then exit.
    faulthandler.dump_traceback_later(1, exit=True)
    threading.Thread(target=knife_then_fork).start()
    threading.Thread(target=fork_then_knife).start()


def investigate():
    # Run this file once more, to be stuck in another process.
    child = subprocess.run(
        [sys.executable, __file__, "deadlock"],
        stderr=subprocess.PIPE,
        text=True,
    )
    print(child.stderr.splitlines()[0])
    stuck = re.findall(r"line (\d+) in (\w+_then_\w+)", child.stderr)
    for number, function in sorted(stuck):
        source = linecache.getline(__file__, int(number))
        print(f"{function} stands at: {source.strip()}")
    print(f"exit code: {child.returncode}")


if sys.argv[1:] == ["deadlock"]:
    deadlock()
else:
    investigate()

# Output:
# Timeout (0:00:01)!
# knife_then_fork stands at: with fork:
# fork_then_knife stands at: with knife:
# exit code: 1
