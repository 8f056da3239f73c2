"""Each asyncio task has its own copy of the context."""

import asyncio
from contextvars import ContextVar

language = ContextVar("language")
GREETINGS = {"en": "good day", "it": "buongiorno", "sv": "god dag"}


def greet():
    return GREETINGS[language.get()]


async def visit(code):
    inherited = language.get()
    language.set(code)
    await asyncio.sleep(0.01)  # the others set theirs meanwhile
    return f"{inherited} -> {code}: {greet()}"


async def main():
    language.set("en")
    visits = await asyncio.gather(visit("it"), visit("sv"))
    print(*visits, sep="\n")
    print("main:", greet())


asyncio.run(main())

# Output:
# en -> it: buongiorno
# en -> sv: god dag
# main: good day
