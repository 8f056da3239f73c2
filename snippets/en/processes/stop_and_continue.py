# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""SIGSTOP freezes a process, SIGCONT lets it go on (Unix)."""

import multiprocessing
import os
import signal
import time


def tick(counter):
    while True:
        counter.value += 1
        time.sleep(0.01)


if __name__ == "__main__":
    # os.waitpid() works for direct children only. With spawn it is one,
    # with forkserver it would be a child of the server.
    context = multiprocessing.get_context("spawn")
    # An int that both processes see, without a lock: a frozen child
    # could keep the lock.
    counter = context.Value("i", 0, lock=False)
    child = context.Process(target=tick, args=(counter,))
    child.start()
    while counter.value < 10:
        time.sleep(0.01)

    os.kill(child.pid, signal.SIGSTOP)
    pid, status = os.waitpid(child.pid, os.WUNTRACED)
    name = signal.Signals(os.WSTOPSIG(status)).name
    frozen = counter.value
    print(f"stopped by {name} at tick {frozen}")
    time.sleep(0.3)
    print(f"0.3 s later: tick {counter.value}")

    os.kill(child.pid, signal.SIGCONT)
    while counter.value < frozen + 10:
        time.sleep(0.01)
    print(f"after SIGCONT: tick {counter.value}")

    child.kill()
    child.join()
    print(f"after kill(): exitcode={child.exitcode}")

# Output:
# stopped by SIGSTOP at tick {frozen:int 10..}
# 0.3 s later: tick {frozen:int 10..}
# after SIGCONT: tick {later:int 20..}
# after kill(): exitcode=-9
# Where:
# later >= frozen + 10
