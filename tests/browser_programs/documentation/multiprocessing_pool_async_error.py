"""What a worker of a pool raises comes out of get(), in the parent."""

import multiprocessing


def share(sweets, children):
    if not children:
        raise ValueError(f"nobody wants {sweets} sweets")
    return divmod(sweets, children)


if __name__ == "__main__":
    with multiprocessing.Pool(1) as pool:
        good = pool.apply_async(share, (17, 5))
        bad = pool.apply_async(share, (17, 0))

        print("each and rest:", good.get(timeout=30))
        bad.wait(30)
        print("successful:", good.successful(), bad.successful())
        try:
            bad.get(timeout=30)
        except ValueError as error:
            print("ValueError:", error)
        print("the pool goes on:", pool.apply(share, (9, 3)))

# Output:
# each and rest: (3, 2)
# successful: True False
# ValueError: nobody wants 17 sweets
# the pool goes on: (3, 0)
