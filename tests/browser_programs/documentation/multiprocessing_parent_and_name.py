"""A child knows its own name and its parent; the main process has none."""

import multiprocessing
import os


def introduce(expected_parent):
    me = multiprocessing.current_process()
    parent = multiprocessing.parent_process()
    print(f"I am {me.name}, process {os.getpid()}", flush=True)
    print(f"my parent is {parent.name}", flush=True)
    print("as expected:", parent.pid == expected_parent, flush=True)


if __name__ == "__main__":
    print(f"{multiprocessing.current_process().name} {os.getpid()}")
    print("parent:", multiprocessing.parent_process(), flush=True)
    spawn = multiprocessing.get_context("spawn")
    args = (os.getpid(),)
    child = spawn.Process(target=introduce, args=args, name="Junior")
    child.start()
    started = child.pid
    child.join()
    print(f"{child.name} was process {started}")

# Output:
# MainProcess {main:pid}
# parent: None
# I am Junior, process {child:pid}
# my parent is MainProcess
# as expected: True
# Junior was process {child:pid}
