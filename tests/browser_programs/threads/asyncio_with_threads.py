"""asyncio with threads: to_thread, executors, a loop in a thread."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor


def block(number):
    time.sleep(0.05)
    return number, threading.current_thread() is threading.main_thread()


async def main():
    print(await asyncio.gather(*(asyncio.to_thread(block, n) for n in (1, 2))))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, block, 3))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(asyncio.sleep(0.01, n)) for n in (4, 5)]
    print([task.result() for task in tasks])
    try:
        async with asyncio.timeout(0.01):
            await asyncio.Event().wait()
    except TimeoutError:
        print("time is over")
    lock, queue = asyncio.Lock(), asyncio.Queue(maxsize=1)

    async def produce():
        for number in range(3):
            async with lock:
                await queue.put(number)

    producer = asyncio.create_task(produce())
    print([await queue.get() for _ in range(3)])
    await producer


asyncio.run(main())
thread = threading.Thread(target=lambda: print(asyncio.run(asyncio.sleep(0.01, "in a thread"))))
thread.start()
thread.join()

# Output:
# [(1, False), (2, False)]
# (3, False)
# [4, 5]
# time is over
# [0, 1, 2]
# in a thread
