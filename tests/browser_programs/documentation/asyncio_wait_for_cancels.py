"""wait_for() cancels what takes too long, and waits until that is done."""

import asyncio


async def bathe():
    try:
        print("in the water")
        await asyncio.sleep(60)
    finally:
        await asyncio.sleep(0.05)
        print("dried off")


async def main():
    bath = asyncio.create_task(bathe())
    try:
        await asyncio.wait_for(bath, timeout=0.1)
    except TimeoutError as error:
        print("time is over:", type(error).__name__)
    print("cancelled:", bath.cancelled())
    print(await asyncio.wait_for(asyncio.sleep(0, "quick"), 30))


asyncio.run(main())

# Output:
# in the water
# dried off
# time is over: TimeoutError
# cancelled: True
# quick
