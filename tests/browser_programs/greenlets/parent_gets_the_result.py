# /// script
# dependencies = ["gevent"]
# ///
"""When a greenlet ends, its parent goes on, with the result."""

from greenlet import getcurrent, greenlet

main = getcurrent()
print(main.parent, main.dead, bool(main))


def child():
    return f"result, parent is outer: {getcurrent().parent is outer}"


def run_outer():
    print("inner says:", greenlet(child).switch())
    return "outer's result"


outer = greenlet(run_outer)
print("outer says:", outer.switch())
print(outer.dead, bool(outer))


def work():
    return "went to the new parent"


class Collector(greenlet):
    def run(self, value):
        print("collected:", value)
        return "collected"


worker = greenlet(work)
worker.parent = Collector()
print(worker.switch())
print("a dead greenlet hands on:", outer.switch("this"), outer.switch(1, 2))

# Output:
# None False True
# inner says: result, parent is outer: True
# outer says: outer's result
# True False
# collected: went to the new parent
# collected
# a dead greenlet hands on: this (1, 2)
