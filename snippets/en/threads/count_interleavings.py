"""Two threads of three steps each: all 20 ways to interleave them."""

import itertools

counter = 0


def increment():
    global counter
    value = counter  # read
    yield
    value = value + 1  # add
    yield
    counter = value  # write
    yield


def run(order):
    global counter
    counter = 0
    threads = {"A": increment(), "B": increment()}
    for name in order:
        next(threads[name])  # this thread goes one step
    return counter


orders = sorted(set(itertools.permutations("AAABBB")))
right = ["".join(order) for order in orders if run(order) == 2]
wrong = ["".join(order) for order in orders if run(order) == 1]
print(f"{len(orders)} ways in all")
print(f"{len(wrong)} of them give 1")
print(f"{len(right)} of them give 2: {right}")

# Output:
# 20 ways in all
# 18 of them give 1
# 2 of them give 2: ['AAABBB', 'BBBAAA']
