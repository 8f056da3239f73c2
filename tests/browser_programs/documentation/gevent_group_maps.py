# /// script
# dependencies = ["gevent"]
# ///
"""A Group keeps its greenlets until they end; it can map in two orders."""

import gevent
from gevent.pool import Group


def fly(bird):
    gevent.sleep({"stork": 0.3, "swift": 0.02, "robin": 0.15}[bird])
    return bird.upper()


BIRDS = ["stork", "swift", "robin"]
flock = Group()
stork = flock.spawn(fly, "stork")
print("in the flock:", stork in flock, len(flock))
flock.join()
print("in the flock:", stork in flock, len(flock))

print("map:", flock.map(fly, BIRDS))
for bird in flock.imap_unordered(fly, BIRDS):
    print("landed:", bird)

# Output:
# in the flock: True 1
# in the flock: False 0
# map: ['STORK', 'SWIFT', 'ROBIN']
# Unordered output:
# landed: SWIFT
# landed: ROBIN
# landed: STORK
