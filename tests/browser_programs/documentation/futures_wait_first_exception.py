"""wait() can return as soon as one future has failed."""

import threading
from concurrent.futures import (
    FIRST_EXCEPTION,
    ThreadPoolExecutor,
    wait,
)

rescued = threading.Event()


def dive(depth):
    if depth > 40:
        raise ValueError(f"{depth} m is too deep")
    rescued.wait()
    return depth


with ThreadPoolExecutor(3) as pool:
    dives = [pool.submit(dive, depth) for depth in (10, 50, 20)]
    done, not_done = wait(dives, return_when=FIRST_EXCEPTION)
    print(f"done: {len(done)}, not done: {len(not_done)}")
    print("exception:", repr(done.pop().exception()))
    rescued.set()

print("results:", [dive.result() for dive in dives if dive in not_done])

# Output:
# done: 1, not done: 2
# exception: ValueError('50 m is too deep')
# results: [10, 20]
