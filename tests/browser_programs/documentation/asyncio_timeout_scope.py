"""asyncio.timeout() limits a block, and can be given more time."""

import asyncio


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    try:
        async with asyncio.timeout(0.2) as limit:
            await asyncio.sleep(60)
    except TimeoutError:
        print(f"stopped after {loop.time() - start:.2f} s")
    print("expired:", limit.expired())

    async with asyncio.timeout(0.01) as limit:
        limit.reschedule(loop.time() + 30)
        await asyncio.sleep(0.1)
        print("given more time")
    print("expired:", limit.expired())


asyncio.run(main())

# Output:
# stopped after {took:float 0.19..30} s
# expired: True
# given more time
# expired: False
