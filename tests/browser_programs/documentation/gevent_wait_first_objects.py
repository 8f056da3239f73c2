# /// script
# dependencies = ["gevent"]
# ///
"""wait() can stop at a count; iwait() yields objects as they become ready."""

import gevent
from gevent.event import Event

bells = {name: Event() for name in ("low", "middle", "high")}
names = {bell: name for name, bell in bells.items()}


def ring(*order):
    for name in order:
        gevent.sleep(0.02)
        bells[name].set()


ringer = gevent.spawn(ring, "high")
first = gevent.wait(list(bells.values()), count=1)
print("first:", [names[bell] for bell in first])

ringer = gevent.spawn(ring, "middle", "low")
heard = [names[bell] for bell in gevent.iwait(list(names))]
print("all:", sorted(heard))
ringer.join()
print("none in time:", gevent.wait([Event()], timeout=0.05))

# Output:
# first: ['high']
# all: ['high', 'low', 'middle']
# none in time: []
