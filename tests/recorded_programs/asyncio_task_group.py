"""Three tasks of a group share a lock, one hands items to another through a queue; the program keeps a log."""

import asyncio
import json
import time

log = []


def note(what):
    log.append((time.monotonic_ns() // 1000, asyncio.current_task().get_name(), what))


async def work(lock):
    note("start")
    async with lock:
        note("hold")
        await asyncio.sleep(0.02)
        print(f"{asyncio.current_task().get_name()} has worked")
        note("release")
    note("end")


async def produce(items):
    note("start")
    for number in range(2):
        await asyncio.sleep(0.01)
        await items.put(number)
    note("end")


async def consume(items):
    note("start")
    for _ in range(2):
        number = await items.get()
        print(f"got {number}")
    note("end")


async def main():
    lock, items = asyncio.Lock(), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        for name in ("one", "two", "three"):
            group.create_task(work(lock), name=name)
        group.create_task(produce(items), name="producer")
        group.create_task(consume(items), name="consumer")
    print("all have ended")


asyncio.run(main())
print(json.dumps(log))
