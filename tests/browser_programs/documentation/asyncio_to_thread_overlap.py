"""A blocking call moved to a thread does not hold up the event loop."""

import asyncio
import threading

tune_is_over = threading.Event()


def scrub(deck):
    heard = tune_is_over.wait(timeout=30)  # blocks this thread
    name = threading.current_thread().name
    return f"{deck} scrubbed, tune heard: {heard}", name


async def whistle():
    for note in ("do", "re", "mi"):
        await asyncio.sleep(0.02)
        print(note)
    tune_is_over.set()


async def main():
    result, _ = await asyncio.gather(
        asyncio.to_thread(scrub, "upper deck"),
        whistle(),
    )
    print(result[0])
    print("in the main thread:", result[1] == "MainThread")


asyncio.run(main())

# Output:
# do
# re
# mi
# upper deck scrubbed, tune heard: True
# in the main thread: False
