"""run_in_executor() awaits other processes, and raises their errors."""

import asyncio
import math
import os
from concurrent.futures import ProcessPoolExecutor


def root(number):
    return math.isqrt(number), os.getpid()


async def main():
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(1) as pool:
        calls = [loop.run_in_executor(pool, root, n) for n in (49, 10**30)]
        answers = await asyncio.gather(*calls)
        print([answer for answer, _ in answers])
        print("here:", os.getpid() in {pid for _, pid in answers})
        try:
            await loop.run_in_executor(pool, root, -1)
        except ValueError as error:
            print("raised:", type(error).__name__)


if __name__ == "__main__":
    asyncio.run(main())

# Output:
# [7, 1000000000000000]
# here: False
# raised: ValueError
