"""A process pool maps in chunks; the calls run in other processes."""

import os
from concurrent.futures import ProcessPoolExecutor


def digit_sum(number):
    return sum(map(int, str(number))), os.getpid()


if __name__ == "__main__":
    numbers = [9, 19, 299, 3999, 49999]
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(digit_sum, numbers, chunksize=3))
    for number, (total, _) in zip(numbers, results, strict=True):
        print(number, "->", total)
    workers = {pid for _, pid in results}
    print("the first three in", len({p for _, p in results[:3]}), "process")
    print("in this process:", os.getpid() in workers)

# Output:
# 9 -> 9
# 19 -> 10
# 299 -> 20
# 3999 -> 30
# 49999 -> 40
# the first three in 1 process
# in this process: False
