"""A failed task that nobody asks is reported on standard error."""

import asyncio


async def lose_key():
    raise KeyError("cellar")


async def main():
    forgotten = asyncio.create_task(lose_key())
    await asyncio.wait([forgotten])
    print("lost:", forgotten.done())
    del forgotten


asyncio.run(main())
print("nothing was raised here")

# Output:
# lost: True
# nothing was raised here
# Error output:
# Task exception was never retrieved
# future: <Task finished name='Task-{n:int 2..}' coro=<lose_key() done, defined at {file:word}:6> exception=KeyError('cellar')>
# Traceback (most recent call last):
#   File "asyncio_never_retrieved.py", line 7, in lose_key
#     raise KeyError("cellar")
# KeyError: 'cellar'
