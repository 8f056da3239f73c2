"""Names and numbers of parent and child, as each of them sees them."""

import multiprocessing
import os


def report():
    me = multiprocessing.current_process()
    parent = multiprocessing.parent_process()
    print(f"child: name {me.name}, pid {os.getpid()}")
    print(f"child: parent_process().pid {parent.pid}")
    print(f"child: os.getppid() {os.getppid()}", flush=True)


if __name__ == "__main__":
    me = multiprocessing.current_process()
    print(f"main: name {me.name}, pid {os.getpid()}", flush=True)

    child = multiprocessing.Process(target=report, name="singer")
    child.start()
    child.join()
    print(f"main: the child was {child.name}, pid {child.pid}")

# Output:
# main: name MainProcess, pid {main:pid}
# child: name singer, pid {child:pid}
# child: parent_process().pid {main:pid}
# Output (start_method != forkserver):
# child: os.getppid() {main:pid}
# Output (start_method == forkserver):
# child: os.getppid() {server:pid}
# Output:
# main: the child was singer, pid {child:pid}
