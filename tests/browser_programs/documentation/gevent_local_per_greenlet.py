# /// script
# dependencies = ["gevent"]
# ///
"""Attributes of a gevent local belong to the greenlet that set them."""

import gevent
from gevent.local import local

pocket = local()
pocket.coin = "gold"


def walk(coin):
    print(f"{coin}: pocket is empty:", not hasattr(pocket, "coin"))
    pocket.coin = coin
    gevent.sleep(0.02)  # the other puts in its own
    return pocket.coin


walkers = [gevent.spawn(walk, coin) for coin in ("silver", "copper")]
gevent.joinall(walkers)
print([walker.value for walker in walkers])
print("here:", pocket.coin)

# Unordered output:
# silver: pocket is empty: True
# copper: pocket is empty: True
# Output:
# ['silver', 'copper']
# here: gold
