"""If a worker process dies, its pool is broken, now and for ever."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def vanish():
    os._exit(9)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        trick = pool.submit(vanish)
        try:
            trick.result(timeout=30)
        except BrokenProcessPool as error:
            print("the trick:", type(error).__name__)
        try:
            pool.submit(len, "again")
        except BrokenProcessPool as error:
            print("the next one:", type(error).__name__)
    print("the parent is still here")

# Output:
# the trick: BrokenProcessPool
# the next one: BrokenProcessPool
# the parent is still here
