"""The initializer runs once in each worker of a pool."""

import multiprocessing

prices = None


def learn(table):
    global prices
    prices = table
    print("a worker has learnt the prices", flush=True)


def total(fruit, count):
    return f"{count} {fruit}: {prices[fruit] * count}"


if __name__ == "__main__":
    table = {"plums": 3, "figs": 7}
    with multiprocessing.Pool(1, learn, (table,)) as pool:
        sums = pool.starmap(total, [("plums", 4), ("figs", 2)])
    print(*sums, sep="\n")
    print("in the parent:", prices)

# Output:
# a worker has learnt the prices
# 4 plums: 12
# 2 figs: 14
# in the parent: None
