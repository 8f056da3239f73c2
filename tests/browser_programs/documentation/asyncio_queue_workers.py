"""Three tasks empty one asyncio queue; join() waits for the last item."""

import asyncio


async def mend(socks, mended):
    while True:
        sock = await socks.get()
        await asyncio.sleep(0.01)
        mended.append(sock)
        socks.task_done()


async def main():
    socks, mended = asyncio.Queue(maxsize=4), []
    workers = [asyncio.create_task(mend(socks, mended)) for _ in range(3)]
    for number in range(10):
        await socks.put(number)  # waits while four are there
    await socks.join()
    print("mended:", sorted(mended))

    for worker in workers:
        worker.cancel()
    ends = await asyncio.gather(*workers, return_exceptions=True)
    print([type(end).__name__ for end in ends])


asyncio.run(main())

# Output:
# mended: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# ['CancelledError', 'CancelledError', 'CancelledError']
