"""The workers of a pool: initializer, maxtasksperchild, terminate()."""

import multiprocessing
import os
import time

context = multiprocessing.get_context("spawn")
greeting = None


def prepare(text):
    global greeting
    greeting = text


def greet(name):
    return f"{greeting}, {name}", os.getpid()


def sleep(seconds):
    time.sleep(seconds)


if __name__ == "__main__":
    with context.Pool(1, initializer=prepare, initargs=("hello",), maxtasksperchild=2) as pool:
        answers = [pool.apply(greet, (name,)) for name in "ABCD"]
    for text, _ in answers:
        print(text)
    pids = [pid for _, pid in answers]
    print("workers:", len(set(pids)), pids[0] == pids[1], pids[2] == pids[3])

    pool = context.Pool(2)
    slow = pool.apply_async(sleep, (30,))
    try:
        slow.get(timeout=0.05)
    except multiprocessing.TimeoutError:
        print("TimeoutError")
    pool.terminate()
    pool.join()
    print("children left:", len(multiprocessing.active_children()))

# Output:
# hello, A
# hello, B
# hello, C
# hello, D
# workers: 2 True True
# TimeoutError
# children left: 0
