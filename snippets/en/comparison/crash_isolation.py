# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""The same crash, in a child process and in a thread (Unix)."""

import multiprocessing
import os
import threading


def program(worker_class):
    worker = worker_class(target=os.abort)  # crashes at once
    worker.start()
    worker.join()
    # Never reached with a thread, which has no exitcode
    code = worker.exitcode
    print(f"  still running; worker: exitcode={code}", flush=True)


def run(name, worker_class):
    print(f"crash in a {name}:", flush=True)
    args = (worker_class,)
    child = multiprocessing.Process(target=program, args=args)
    child.start()
    child.join()
    print(f"  whole program: exitcode={child.exitcode}", flush=True)


if __name__ == "__main__":
    run("child process", multiprocessing.Process)
    run("thread", threading.Thread)

# Output:
# crash in a child process:
#   still running; worker: exitcode=-6
#   whole program: exitcode=0
# crash in a thread:
#   whole program: exitcode=-6
