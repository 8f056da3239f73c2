# /// script
# dependencies = ["gevent"]
# ///
"""A greenlet makes a generator of any recursive function: it may stop at any depth."""

from greenlet import getcurrent, greenlet


class Results(greenlet):
    def __init__(self, function, *args):
        super().__init__(self.produce)
        self.function, self.args = function, args

    def produce(self):
        self.function(*self.args)
        raise StopIteration

    def __iter__(self):
        return self

    def __next__(self):
        self.parent = getcurrent()
        return self.switch()


def put(value):
    getcurrent().parent.switch(value)


def walk(tree):
    if tree is not None:
        left, value, right = tree
        walk(left)
        put(value)  # no `yield` on the way up
        walk(right)


tree = ((None, 1, (None, 2, None)), 3, ((None, 4, None), 5, None))
print(*Results(walk, tree))
pairs = zip(Results(walk, tree), Results(walk, tree))
print(list(pairs))

# Output:
# 1 2 3 4 5
# [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5)]
