"""imap() keeps the order of the arguments, imap_unordered() need not."""

import multiprocessing
import time


def cube(number):
    time.sleep(0.02 * (4 - number))  # the first takes longest
    return number**3


if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        for result in pool.imap(cube, range(5)):
            print("in order:", result)
        for result in pool.imap_unordered(cube, range(5)):
            print("as it comes:", result)

# Output:
# in order: 0
# in order: 1
# in order: 8
# in order: 27
# in order: 64
# Unordered output:
# as it comes: 0
# as it comes: 1
# as it comes: 8
# as it comes: 27
# as it comes: 64
