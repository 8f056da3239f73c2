# /// script
# [tool.snippet]
# platforms = ["linux", "darwin", "emscripten"]
# ///
"""Who was interrupted while waiting for a lock does not get it later."""

import multiprocessing
import os
import signal
import time

context = multiprocessing.get_context("spawn")


def wait_in_vain(lock, connection):
    try:
        connection.send("waits")
        lock.acquire()
    except KeyboardInterrupt:
        connection.send("interrupted")
    connection.recv()


if __name__ == "__main__":
    lock = context.Lock()
    lock.acquire()
    connection, far_end = context.Pipe()
    child = context.Process(target=wait_in_vain, args=(lock, far_end))
    child.start()
    print(connection.recv())
    time.sleep(0.1)
    os.kill(child.pid, signal.SIGINT)
    print(connection.recv())
    lock.release()
    print("main gets it:", lock.acquire(timeout=5))
    connection.send("the end")
    child.join()

# Output:
# waits
# interrupted
# main gets it: True
