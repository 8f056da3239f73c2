"""shield(): the one who waits is cancelled, the work is not."""

import asyncio


async def sign(contract):
    await asyncio.sleep(0.2)
    contract.append("signed")
    return "done"


async def wait_for_signature(signing):
    return await asyncio.shield(signing)


async def main():
    contract = []
    signing = asyncio.create_task(sign(contract))
    waiter = asyncio.create_task(wait_for_signature(signing))
    await asyncio.sleep(0)
    waiter.cancel()
    await asyncio.wait([waiter])
    print("waiter cancelled:", waiter.cancelled(), contract)
    print("signing:", await signing, contract)


asyncio.run(main())

# Output:
# waiter cancelled: True []
# signing: done ['signed']
