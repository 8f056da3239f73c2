"""Concurrency you can see: a scheduler lets two tasks take turns, one step at a time."""

from collections import deque


def task(name, steps):
    for i in range(steps):
        print(f"{name}... {i}")
        yield  # stop here and give control back to the scheduler


def run_round_robin(tasks):
    ready = deque(tasks)
    while ready:
        current = ready.popleft()  # it is the first task's turn
        try:
            next(current)  # go on from where it stopped, by one step
        except StopIteration:
            continue  # finished: it does not queue again
        ready.append(current)  # not finished: queues again


run_round_robin([task("singing", 3), task("dancing", 2)])

# Output:
# singing... 0
# dancing... 0
# singing... 1
# dancing... 1
# singing... 2
