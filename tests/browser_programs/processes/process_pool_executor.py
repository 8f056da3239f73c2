"""ProcessPoolExecutor: results in order, errors, and a pool that breaks."""

import multiprocessing
import os
from concurrent import futures

context = multiprocessing.get_context("spawn")


def square(number):
    return number * number


def fail(text):
    raise LookupError(text)


def vanish():
    os._exit(1)


if __name__ == "__main__":
    with futures.ProcessPoolExecutor(2, mp_context=context) as executor:
        print(list(executor.map(square, range(5), chunksize=2)))
        future = executor.submit(fail, "not here")
        error = future.exception()
        print(repr(error), "LookupError: not here" in str(error.__cause__))
        jobs = [executor.submit(square, n) for n in (2, 3)]
        print(sorted(job.result() for job in futures.as_completed(jobs)))

    with futures.ProcessPoolExecutor(1, mp_context=context) as executor:
        try:
            executor.submit(vanish).result()
        except futures.process.BrokenProcessPool as error:
            print(type(error).__name__)

# Output:
# [0, 1, 4, 9, 16]
# LookupError('not here') True
# [4, 9]
# BrokenProcessPool
