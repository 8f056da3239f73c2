"""A semaphore lets two tasks in, and the others in order of arrival."""

import asyncio


async def cross(ferry, car, on_board, log):
    async with ferry:
        on_board.add(car)
        log.append((car, len(on_board)))
        await asyncio.sleep(0.02)
        on_board.remove(car)


async def main():
    ferry, on_board, log = asyncio.Semaphore(2), set(), []
    async with asyncio.TaskGroup() as cars:
        for car in range(5):
            cars.create_task(cross(ferry, car, on_board, log))
        await asyncio.sleep(0)
        print("locked:", ferry.locked())
    print("order:", [car for car, _ in log])
    print("most on board:", max(count for _, count in log))
    print("locked:", ferry.locked())


asyncio.run(main())

# Output:
# locked: True
# order: [0, 1, 2, 3, 4]
# most on board: 2
# locked: False
