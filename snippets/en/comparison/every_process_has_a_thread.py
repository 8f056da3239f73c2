"""A new thread is in the process that was there; a new process has a main thread."""

import multiprocessing
import os
import threading


def report(who):
    thread = threading.current_thread()
    print(
        f"{who}: process {os.getpid()}, thread {thread.name}\n",
        end="",
        flush=True,
    )


if __name__ == "__main__":
    report("main process")

    singer = threading.Thread(
        target=report,
        args=("new thread",),
        name="singer",
    )
    singer.start()
    singer.join()

    dancer = multiprocessing.Process(
        target=report,
        args=("new process",),
        name="dancer",
    )
    dancer.start()
    dancer.join()

# Output:
# main process: process {main:pid}, thread MainThread
# new thread: process {main:pid}, thread singer
# new process: process {child:pid}, thread MainThread
