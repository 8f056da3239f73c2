"""A task can be given its context; then its changes are seen there."""

import asyncio
from contextvars import ContextVar, copy_context

trail = ContextVar("trail", default=())


async def walk(*places):
    for place in places:
        trail.set((*trail.get(), place))
        await asyncio.sleep(0)


async def main():
    shared = copy_context()
    await asyncio.create_task(walk("gate", "well"), context=shared)
    await asyncio.create_task(walk("oak"), context=shared)
    await asyncio.create_task(walk("cliff"))
    print("shared:", shared[trail])
    print("main:", trail.get())


asyncio.run(main())

# Output:
# shared: ('gate', 'well', 'oak')
# main: ()
