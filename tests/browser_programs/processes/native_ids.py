"""The main thread has the number of its process; no two threads have the same, in whatever process."""

import multiprocessing
import os
import threading


def own(connection):
    ids = [threading.get_native_id()]
    thread = threading.Thread(target=lambda: ids.append(threading.get_native_id()))
    thread.start()
    thread.join()
    is_main = threading.main_thread().native_id == ids[0] == os.getpid()
    connection.send((ids, is_main, thread.native_id == ids[1]))


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    own(theirs)
    children = [context.Process(target=own, args=(theirs,)) for _ in range(2)]
    for child in children:
        child.start()
        child.join()
    reports = [ours.recv() for _ in range(3)]
    print([report[1:] for report in reports])
    ids = [number for report in reports for number in report[0]]
    print(len(ids), len(set(ids)))

# Output:
# [(True, True), (True, True), (True, True)]
# 6 6
