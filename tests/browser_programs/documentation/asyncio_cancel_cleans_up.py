"""cancel() raises CancelledError inside the task, which may clean up first."""

import asyncio


async def paint(fence):
    try:
        fence.append("red")
        await asyncio.sleep(60)  # until it is dry
        fence.append("white")
    except asyncio.CancelledError as error:
        print("told to stop:", error)
        raise
    finally:
        print("brush washed")


async def main():
    fence = []
    painter = asyncio.create_task(paint(fence), name="Tom")
    await asyncio.sleep(0)  # let him begin
    print("accepted:", painter.cancel("it rains"))
    try:
        await painter
    except asyncio.CancelledError:
        print(f"{painter.get_name()} was cancelled")
    print("again:", painter.cancel(), "fence:", fence)


asyncio.run(main())

# Output:
# accepted: True
# told to stop: it rains
# brush washed
# Tom was cancelled
# again: False fence: ['red']
