"""gather() keeps the order; if asked, an exception is a result, too."""

import asyncio


async def weigh(animal, delay):
    await asyncio.sleep(delay)
    if animal == "ghost":
        raise ValueError("nothing on the scale")
    return f"{animal}: {len(animal)} kg"


async def main():
    animals = weigh("goose", 0.1), weigh("ghost", 0), weigh("lamb", 0)
    results = await asyncio.gather(*animals, return_exceptions=True)
    for result in results:
        print(repr(result))
    try:
        await asyncio.gather(weigh("ghost", 0), weigh("cat", 0))
    except ValueError as error:
        print("raised:", error)


asyncio.run(main())

# Output:
# 'goose: 5 kg'
# ValueError('nothing on the scale')
# 'lamb: 4 kg'
# raised: nothing on the scale
