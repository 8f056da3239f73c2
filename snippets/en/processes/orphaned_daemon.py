# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""A daemonic child outlives a parent that gets killed (Unix)."""

import multiprocessing
import os
import signal
import time


def child(connection):
    connection.send(os.getpid())
    question = connection.recv()
    me = multiprocessing.current_process()
    connection.send(f"{question} Yes! daemon={me.daemon}")
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
    child_pid = connection.recv()  # now the daemonic child runs

    middle.kill()
    middle.join()
    print(f"parent: exitcode={middle.exitcode}")

    connection.send("Still there?")
    print(f"child: {connection.recv()}")
    os.kill(child_pid, signal.SIGKILL)  # nobody else would end it

# Output:
# parent: exitcode=-9
# child: Still there? Yes! daemon=True
