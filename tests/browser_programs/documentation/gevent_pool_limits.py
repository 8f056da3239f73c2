# /// script
# dependencies = ["gevent"]
# ///
"""A Pool runs so many greenlets at most: spawn() waits for a free place."""

import gevent
from gevent.pool import Pool

lanes = Pool(2)
swimming, most = 0, 0


def swim(name):
    global swimming, most
    swimming += 1
    most = max(most, swimming)
    gevent.sleep(0.05)
    swimming -= 1


print("free:", lanes.free_count())
for name in ("Eva", "Flo"):
    lanes.spawn(swim, name)
print("free:", lanes.free_count(), "full:", lanes.full())
lanes.spawn(swim, "Gus")  # until a lane is free
print("in the pool:", len(lanes) <= 2)

lanes.map(swim, "HIJKL")
lanes.join()
print("at most:", most, "free:", lanes.free_count())

# Output:
# free: 2
# free: 0 full: True
# in the pool: True
# at most: 2 free: 2
