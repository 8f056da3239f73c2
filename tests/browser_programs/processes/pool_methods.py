"""Pool: map, starmap, imap, apply_async with callbacks, and errors."""

import multiprocessing

context = multiprocessing.get_context("spawn")


def square(number):
    return number * number


def invert(number):
    return 1 / number


if __name__ == "__main__":
    with context.Pool(2) as pool:
        print(pool.map(square, range(6), chunksize=2))
        print(pool.starmap(pow, [(2, 3), (3, 2)]))
        print(list(pool.imap(square, range(4))))
        print(sorted(pool.imap_unordered(square, range(4))))
        print(pool.apply(square, (7,)))

        results, errors = [], []
        good = pool.apply_async(square, (8,), callback=results.append)
        bad = pool.apply_async(invert, (0,), error_callback=errors.append)
        good.wait()
        bad.wait()
        print(results, errors)
        print(good.ready(), good.successful(), bad.successful())

        try:
            bad.get()
        except ZeroDivisionError as error:
            remote = str(error.__cause__)
            print("return 1 / number" in remote, "in invert" in remote)
        try:
            pool.map(invert, [2, 1, 0])
        except ZeroDivisionError as error:
            print("map:", error)

        pool.close()
        pool.join()
        try:
            pool.apply(square, (1,))
        except ValueError as error:
            print("ValueError:", error)

# Output:
# [0, 1, 4, 9, 16, 25]
# [8, 9]
# [0, 1, 4, 9]
# [0, 1, 4, 9]
# 49
# [64] [ZeroDivisionError('division by zero')]
# True True False
# True True
# map: division by zero
# ValueError: Pool not running
