"""One task of a group fails: the others are cancelled."""

import asyncio


async def hold(name):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        print(f"{name} lets go")
        raise


async def slip():
    await asyncio.sleep(0.05)
    raise OSError("the rope is wet")


async def main():
    try:
        async with asyncio.TaskGroup() as team:
            anna = team.create_task(hold("Anna"))
            team.create_task(slip())
            ben = team.create_task(hold("Ben"))
    except* OSError as group:
        print(f"{len(group.exceptions)} error: {group.exceptions[0]}")
    print("cancelled:", anna.cancelled(), ben.cancelled())


asyncio.run(main())

# Unordered output:
# Anna lets go
# Ben lets go
# Output:
# 1 error: the rope is wet
# cancelled: True True
