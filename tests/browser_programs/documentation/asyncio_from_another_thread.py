"""A thread hands a coroutine to the running loop and waits for its result."""

import asyncio
import threading


async def ask_captain(question):
    await asyncio.sleep(0.05)
    name = threading.current_thread().name
    return f"{question}? Aye, says the captain in {name}"


def sailor(loop, answers, all_heard):
    question = ask_captain("hoist sails")
    future = asyncio.run_coroutine_threadsafe(question, loop)
    answers.append(future.result(timeout=30))
    loop.call_soon_threadsafe(all_heard.set)


async def main():
    answers, all_heard = [], asyncio.Event()
    loop = asyncio.get_running_loop()
    args = (loop, answers, all_heard)
    thread = threading.Thread(target=sailor, args=args)
    thread.start()
    await all_heard.wait()
    thread.join()
    print(*answers)


asyncio.run(main())

# Output:
# hoist sails? Aye, says the captain in MainThread
