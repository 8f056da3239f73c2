"""run() of a copied context, or to_thread(), takes the values to a thread."""

import asyncio
import threading
from contextvars import ContextVar, copy_context

owner = ContextVar("owner", default="nobody")
seen = {}


def look(place):
    seen[place] = owner.get()
    owner.set("the thread")


owner.set("Mia")
thread = threading.Thread(target=copy_context().run, args=(look, "run()"))
thread.start()
thread.join()


async def main():
    await asyncio.to_thread(look, "to_thread()")


asyncio.run(main())
print(seen)
print("here:", owner.get())

# Output:
# {{'run()': 'Mia', 'to_thread()': 'Mia'}}
# here: Mia
