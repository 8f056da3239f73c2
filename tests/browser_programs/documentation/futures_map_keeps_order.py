"""Executor.map() keeps the order of the arguments, not of finishing."""

import threading
from concurrent.futures import ThreadPoolExecutor

finished = []
last_is_done = threading.Event()


def roast(kind, minutes):
    if kind == "almonds":  # the first ends last
        last_is_done.wait()
    finished.append(kind)
    if kind == "cashews":
        last_is_done.set()
    return f"{kind} after {minutes} min"


kinds, times = ["almonds", "hazelnuts", "cashews"], [12, 10, 8]
with ThreadPoolExecutor(max_workers=2) as oven:
    for result in oven.map(roast, kinds, times):
        print(result)
print("finished:", finished)

# Output:
# almonds after 12 min
# hazelnuts after 10 min
# cashews after 8 min
# finished: ['hazelnuts', 'cashews', 'almonds']
