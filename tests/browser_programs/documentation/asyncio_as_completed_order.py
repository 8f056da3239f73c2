"""as_completed() gives the results in the order in which they arrive."""

import asyncio


async def arrive(train, after, arrived):
    if after:
        await arrived[after].wait()
    arrived[train].set()
    return train


async def main():
    waits_for = {"slow": "medium", "medium": "fast", "fast": None}
    arrived = {train: asyncio.Event() for train in waits_for}
    trains = [arrive(*pair, arrived) for pair in waits_for.items()]
    for next_one in asyncio.as_completed(trains, timeout=30):
        print(await next_one, "train")


asyncio.run(main())

# Output:
# fast train
# medium train
# slow train
