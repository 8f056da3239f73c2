"""An async generator awaits between its values; aclose() runs its finally."""

import asyncio
from contextlib import aclosing


async def drip(tap):
    try:
        for drop in range(1, 100):
            await asyncio.sleep(0)
            yield drop
    finally:
        await asyncio.sleep(0)
        print(f"{tap} is shut")


async def main():
    async with aclosing(drip("left tap")) as drops:
        async for drop in drops:
            print("drop", drop)
            if drop == 2:
                break
    print("sum:", sum([d async for d in drip("right tap") if d > 97]))


asyncio.run(main())

# Output:
# drop 1
# drop 2
# left tap is shut
# right tap is shut
# sum: 197
