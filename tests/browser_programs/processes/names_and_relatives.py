"""Names, pids and relatives; a grandchild; a daemonic child has none."""

import multiprocessing
import os

context = multiprocessing.get_context("spawn")


def grandchild(parent_pid):
    me = multiprocessing.current_process()
    parent = multiprocessing.parent_process()
    print(f"{me.name}, child of {parent.name}: {os.getppid() == parent_pid}")


def child():
    me = multiprocessing.current_process()
    print(f"{me.name}, daemon {me.daemon}", flush=True)
    process = context.Process(target=grandchild, args=(os.getpid(),))
    try:
        process.start()
        process.join()
    except AssertionError as error:
        print(f"{me.name}: {error}")


if __name__ == "__main__":
    print(multiprocessing.current_process().name, end=", ")
    print(multiprocessing.parent_process(), flush=True)
    for options in ({"name": "Ann"}, {}, {"daemon": True}):
        process = context.Process(target=child, **options)
        process.start()
        process.join()
        if process.daemon:
            continue
        print(process.name, process.pid != os.getpid(), flush=True)

# Output:
# MainProcess, None
# Ann, daemon False
# SpawnProcess-1:1, child of Ann: True
# Ann True
# SpawnProcess-2, daemon False
# SpawnProcess-2:1, child of SpawnProcess-2: True
# SpawnProcess-2 True
# SpawnProcess-3, daemon True
# SpawnProcess-3: daemonic processes are not allowed to have children
