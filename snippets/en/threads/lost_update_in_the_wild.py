# /// script
# [tool.snippet]
# runs = 5
# ///
"""The race with nothing arranged: how much is lost is luck."""

import threading

N = 500_000
counter = 0


def add_one(value):
    return value + 1


def work():
    global counter
    for _ in range(N):
        counter = add_one(counter)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
running = sum(thread.is_alive() for thread in threads)
print(f"threads still running: {running}")
print(f"expected {2 * N}, got {counter}, lost {2 * N - counter}")

# Output:
# threads still running: 0
# expected 1000000, got {got:int 1..1000000}, lost {lost:int 0..}
# Where:
# got + lost == 1000000
# In some run:
# lost > 0
