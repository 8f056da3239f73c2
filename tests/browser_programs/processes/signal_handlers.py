# /// script
# [tool.snippet]
# platforms = ["linux", "darwin", "emscripten"]
# ///
"""A handler runs whatever its process does: sleep, wait or compute."""

import multiprocessing
import os
import signal
import time

caught = []


def on_signal(number, frame):
    caught.append(signal.Signals(number).name)


def sleeping(connection):
    started = time.monotonic()
    time.sleep(0.3)
    return f"slept it out: {time.monotonic() - started >= 0.3}"


def waiting(connection):
    return connection.recv()


def computing(connection):
    while not caught:
        pass
    return "the loop saw it"


def child(connection, work):
    signal.signal(signal.SIGUSR1, on_signal)
    connection.send("ready")
    result = work(connection)
    connection.send((result, caught))


def interrupted(connection):
    try:
        connection.send("ready")
        time.sleep(30)
    except KeyboardInterrupt:
        connection.send("KeyboardInterrupt")


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    for work in (sleeping, waiting, computing):
        connection, far_end = context.Pipe()
        process = context.Process(target=child, args=(far_end, work))
        process.start()
        connection.recv()
        os.kill(process.pid, signal.SIGUSR1)
        if work is waiting:
            time.sleep(0.2)
            connection.send("a message")
        result, names = connection.recv()
        process.join()
        print(f"{work.__name__}: {result}, {names}")

    connection, far_end = context.Pipe()
    process = context.Process(target=interrupted, args=(far_end,))
    process.start()
    connection.recv()
    time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    print("SIGINT:", connection.recv())
    process.join()

    signal.signal(signal.SIGUSR2, on_signal)
    os.kill(os.getpid(), signal.SIGUSR2)
    print("to itself:", caught)
    try:
        os.kill(process.pid, 0)
    except ProcessLookupError:
        print("no such process")

# Output:
# sleeping: slept it out: True, ['SIGUSR1']
# waiting: a message, ['SIGUSR1']
# computing: the loop saw it, ['SIGUSR1']
# SIGINT: KeyboardInterrupt
# to itself: ['SIGUSR2']
# no such process
