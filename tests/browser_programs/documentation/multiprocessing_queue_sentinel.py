"""Two processes take from one queue until each has found its None."""

import multiprocessing


def sieve(numbers, primes):
    for number in iter(numbers.get, None):
        if number > 1 and all(number % d for d in range(2, number)):
            primes.put(number)
    primes.put(None)


if __name__ == "__main__":
    numbers, primes = multiprocessing.Queue(), multiprocessing.Queue()
    workers = []
    for _ in range(2):
        args = (numbers, primes)
        workers.append(multiprocessing.Process(target=sieve, args=args))
        workers[-1].start()
    for number in [*range(30), None, None]:
        numbers.put(number)

    found = []
    for _ in workers:
        found += iter(primes.get, None)
    for worker in workers:  # after the queue has been emptied
        worker.join()
    print(sorted(found))

# Output:
# [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
