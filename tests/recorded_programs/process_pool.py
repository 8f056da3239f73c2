"""A pool of two processes computes four squares; each job tells when and where it ran."""

import json
import os
import time
from concurrent.futures import ProcessPoolExecutor


def square(number):
    started = time.monotonic_ns() // 1000
    time.sleep(0.03)
    print(f"{number} squared is {number * number}", flush=True)
    return started, time.monotonic_ns() // 1000, os.getpid(), number * number


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as pool:
        jobs = list(pool.map(square, range(4)))
    print(json.dumps(jobs))
