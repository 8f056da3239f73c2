"""Time slices twice as long: a task takes two steps at each turn."""

from collections import deque


def task(name, steps):
    for i in range(steps):
        print(f"{name}... {i}")
        yield


def run_round_robin(tasks, quantum):  # quantum: steps per turn
    ready = deque(tasks)
    while ready:
        current = ready.popleft()
        try:
            for _ in range(quantum):
                next(current)
        except StopIteration:
            continue
        ready.append(current)


run_round_robin([task("singing", 3), task("dancing", 2)], quantum=2)

# Output:
# singing... 0
# singing... 1
# dancing... 0
# dancing... 1
# singing... 2
