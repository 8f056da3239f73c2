# /// script
# requires-python = ">=3.13"
# ///
"""asyncio's tasks, queues, timeouts and groups, with threads that the loop waits for and that wake the loop."""

import asyncio
import concurrent.futures
import contextvars
import threading
import time

variable = contextvars.ContextVar("variable", default="unset")


def block(number):
    time.sleep(0.01)
    return number, variable.get(), threading.current_thread() is threading.main_thread()


async def count():
    try:
        for number in range(5):
            yield number
            await asyncio.sleep(0)
    finally:
        print("generator closed")


async def threads():
    variable.set("set")
    loop = asyncio.get_running_loop()
    print(await asyncio.to_thread(block, 1))
    print(await loop.run_in_executor(None, block, 2))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        print(await asyncio.gather(*(loop.run_in_executor(pool, block, n) for n in range(2))))
    event = asyncio.Event()
    threading.Timer(0.01, loop.call_soon_threadsafe, (event.set,)).start()
    await event.wait()
    future = asyncio.run_coroutine_threadsafe(asyncio.sleep(0.01, "threadsafe"), loop)
    print(await asyncio.wrap_future(future))

    def own_loop():
        return asyncio.run(asyncio.sleep(0.01, threading.current_thread().name))

    print((await asyncio.to_thread(own_loop)).startswith("asyncio_"))


async def groups():
    async def fail():
        raise ValueError("failed")

    async def wait():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            print("cancelled")
            raise

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(wait())
            group.create_task(fail())
    except* ValueError as errors:
        print(errors.exceptions)
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__))


async def queues():
    queue = asyncio.Queue(2)

    async def produce():
        for number in range(3):
            await queue.put(number)
        queue.shutdown()

    async def consume():
        try:
            while True:
                print("got", await queue.get())
        except asyncio.QueueShutDown:
            print("shut down")

    await asyncio.gather(produce(), consume())
    barrier = asyncio.Barrier(3)
    print(sorted(await asyncio.gather(*(barrier.wait() for _ in range(3)))))


async def main():
    await threads()
    await groups()
    await queues()
    async for number in count():
        if number == 1:
            break
    generator = count()
    print(await anext(generator))
    await generator.aclose()
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    raise SystemExit(4)


asyncio.run(main())

# Output:
# (1, 'set', False)
# (2, 'unset', False)
# [(0, 'unset', False), (1, 'unset', False)]
# threadsafe
# True
# cancelled
# (ValueError('failed'),)
# TimeoutError() CancelledError()
# got 0
# got 1
# got 2
# shut down
# [0, 1, 2]
# 0
# generator closed
# Task-1 1
# generator closed
# Exit status: 4
