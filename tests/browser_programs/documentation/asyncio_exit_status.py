"""What main() returns comes out of asyncio.run(), here as exit status."""

import asyncio
import sys


async def inspect(bridge):
    await asyncio.sleep(0.01)
    if bridge == "rope bridge":
        print(f"{bridge}: two planks are missing", file=sys.stderr)
        return 2
    return 0


async def main():
    async with asyncio.TaskGroup() as group:
        stone = group.create_task(inspect("stone bridge"))
        rope = group.create_task(inspect("rope bridge"))
    faults = [stone.result(), rope.result()]
    print("faults:", faults)
    return sum(faults)


sys.exit(asyncio.run(main()))

# Output:
# faults: [0, 2]
# Error output:
# rope bridge: two planks are missing
# Exit status: 2
