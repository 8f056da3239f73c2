"""Adding to a shared number is a read and a write: updates get lost."""

import multiprocessing

context = multiprocessing.get_context("spawn")
ROUNDS = 10


def add(counter, mine, other):
    for _ in range(ROUNDS):
        value = counter.value
        other.release()  # both have read ...
        mine.acquire()
        counter.value = value + 1  # ... before both write
        other.release()
        mine.acquire()


if __name__ == "__main__":
    counter = context.Value("i", 0)
    a, b = context.Semaphore(0), context.Semaphore(0)
    first = context.Process(target=add, args=(counter, a, b))
    second = context.Process(target=add, args=(counter, b, a))
    first.start()
    second.start()
    first.join()
    second.join()
    print(f"{2 * ROUNDS} times + 1: {counter.value}")

# Output:
# 20 times + 1: 10
