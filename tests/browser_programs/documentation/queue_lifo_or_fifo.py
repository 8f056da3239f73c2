"""The same plates leave a queue in order and a stack in reverse."""

import queue

PLATES = ("large", "medium", "small")


def serve(plates):
    return [plates.get_nowait() for _ in range(plates.qsize())]


for kind in (queue.Queue, queue.LifoQueue):
    plates = kind(maxsize=len(PLATES))
    for plate in PLATES:
        plates.put(plate)
    print(kind.__name__, "full:", plates.full(), end=" ")
    print(serve(plates), "empty:", plates.empty())

# Output:
# Queue full: True ['large', 'medium', 'small'] empty: True
# LifoQueue full: True ['small', 'medium', 'large'] empty: True
