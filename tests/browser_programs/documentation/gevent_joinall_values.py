# /// script
# dependencies = ["gevent"]
# ///
"""joinall() waits for greenlets; each keeps what its function returned."""

import gevent


def bake(cake, delay):
    gevent.sleep(delay)
    return f"{cake} cake"


cakes = [
    gevent.spawn(bake, "carrot", 0.1),
    gevent.spawn(bake, "cheese", delay=0.02),
    gevent.spawn_later(0.05, bake, "marble", 0),
]
print("ready:", [cake.ready() for cake in cakes])
done = gevent.joinall(cakes, timeout=30)
print("done:", len(done), [cake.ready() for cake in cakes])
print("values:", [cake.value for cake in cakes])

# Output:
# ready: [False, False, False]
# done: 3 [True, True, True]
# values: ['carrot cake', 'cheese cake', 'marble cake']
