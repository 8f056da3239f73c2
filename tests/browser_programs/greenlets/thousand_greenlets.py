# /// script
# dependencies = ["gevent"]
# ///
"""A thousand greenlets, all alive at once, hand a number round."""

from greenlet import getcurrent, greenlet

COUNT = 1000
main = getcurrent()


def add_one(number):
    while True:
        number = main.switch(number + 1)


ring = [greenlet(add_one) for _ in range(COUNT)]
number = 0
for _ in range(3):
    for g in ring:
        number = g.switch(number)
print(number, sum(map(bool, ring)))
for g in ring:
    g.throw()
print(sum(g.dead for g in ring))


def nest(depth):
    return depth if depth == 0 else 1 + greenlet(nest).switch(depth - 1)


print("nested:", nest(100))

# Output:
# 3000 1000
# 1000
# nested: 100
