"""shutdown(cancel_futures=True) ends what runs and drops what waits."""

import threading
from concurrent.futures import ThreadPoolExecutor

begun, may_end = threading.Event(), threading.Event()


def dig(hole):
    begun.set()
    may_end.wait()
    return f"hole {hole} is dug"


digger = ThreadPoolExecutor(1)
holes = [digger.submit(dig, number) for number in range(4)]
begun.wait()
digger.shutdown(wait=False, cancel_futures=True)
may_end.set()
print(holes[0].result())
print("cancelled:", [hole.cancelled() for hole in holes])
try:
    digger.submit(dig, 5)
except RuntimeError as error:
    print("RuntimeError:", error)

# Output:
# hole 0 is dug
# cancelled: [False, True, True, True]
# RuntimeError: cannot schedule new futures after shutdown
