"""notify(1) wakes one waiting task, notify_all() the rest."""

import asyncio

seated = []


async def wait_for_table(table_free, name):
    async with table_free:
        await table_free.wait()
        seated.append(name)


async def main():
    table_free = asyncio.Condition()
    names = ("Ida", "Jon", "Kim")
    waits = [wait_for_table(table_free, name) for name in names]
    guests = [asyncio.create_task(wait) for wait in waits]
    await asyncio.sleep(0)  # let them queue up
    async with table_free:
        table_free.notify(1)
    await asyncio.sleep(0.1)
    print("after notify(1):", len(seated), "seated")
    async with table_free:
        table_free.notify_all()
    await asyncio.gather(*guests)
    print("after notify_all():", sorted(seated))


asyncio.run(main())

# Output:
# after notify(1): 1 seated
# after notify_all(): ['Ida', 'Jon', 'Kim']
