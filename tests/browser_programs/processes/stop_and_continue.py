# /// script
# [tool.snippet]
# platforms = ["linux", "darwin", "emscripten"]
# ///
"""SIGSTOP, waitpid() with WUNTRACED, SIGCONT, and SIGKILL to a stopped one."""

import multiprocessing
import os
import signal


def echo(connection):
    while True:
        connection.send(connection.recv())


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    connection, far_end = context.Pipe()
    child = context.Process(target=echo, args=(far_end,))
    child.start()
    connection.send("one")
    print(connection.recv())

    os.kill(child.pid, signal.SIGSTOP)
    pid, status = os.waitpid(child.pid, os.WUNTRACED)
    print(pid == child.pid, os.WIFSTOPPED(status))
    print(signal.Signals(os.WSTOPSIG(status)).name)
    connection.send("two")
    print("answer:", connection.poll(0.2), child.is_alive())

    os.kill(child.pid, signal.SIGCONT)
    print("answer:", connection.recv())

    os.kill(child.pid, signal.SIGSTOP)
    os.waitpid(child.pid, os.WUNTRACED)
    child.kill()
    child.join()
    print(child.exitcode)

# Output:
# one
# True True
# SIGSTOP
# answer: False True
# answer: two
# -9
