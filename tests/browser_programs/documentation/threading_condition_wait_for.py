"""Condition.wait_for() waits for a predicate and returns its value."""

import threading

basket = []
changed = threading.Condition()


def enough():
    return len(basket) >= 3 and sum(basket)


def weigh():
    with changed:
        weight = changed.wait_for(enough, timeout=30)
        print(f"{len(basket)} apples weigh {weight} g")


scale = threading.Thread(target=weigh)
scale.start()
for apple in (150, 170, 140):
    with changed:
        basket.append(apple)
        changed.notify()
scale.join()

with changed:
    print("an empty wish:", changed.wait_for(lambda: [], timeout=0.1))

# Output:
# 3 apples weigh 460 g
# an empty wish: []
