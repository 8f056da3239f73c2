"""join() with and without a time limit, is_alive(), sentinel, close()."""

import multiprocessing
from multiprocessing import connection


def wait_for(gate):
    gate.wait()


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    gate = context.Event()
    child = context.Process(target=wait_for, args=(gate,), name="guest")
    print("before start():", child.is_alive(), child.pid, child.exitcode)

    child.start()
    child.join(0.05)
    print("after join(0.05):", child.is_alive(), child.exitcode)
    print("sentinel is ready:", connection.wait([child.sentinel], 0) != [])
    print("is a child:", child in multiprocessing.active_children())
    try:
        child.close()
    except ValueError as error:
        print("close():", str(error).partition(".")[0])

    gate.set()
    print("wait():", connection.wait([child.sentinel]) == [child.sentinel])
    child.join()
    child.join()  # again: returns at once
    print("after join():", child.is_alive(), child.exitcode)
    print("is a child:", child in multiprocessing.active_children())
    print(str(child).replace(str(child.pid), "PID").split(" parent")[0])

    child.close()
    try:
        child.join()
    except ValueError as error:
        print("join():", error)

# Output:
# before start(): False None None
# after join(0.05): True None
# sentinel is ready: False
# is a child: True
# close(): Cannot close a process while it is still running
# wait(): True
# after join(): False 0
# is a child: False
# <SpawnProcess name='guest' pid=PID
# join(): process object is closed
