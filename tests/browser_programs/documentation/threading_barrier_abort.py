"""Aborting a barrier frees those who wait; reset() makes it usable again."""

import threading
import time

gate = threading.Barrier(3)


def climb(name):
    try:
        gate.wait()
    except threading.BrokenBarrierError:
        print(f"{name} turns back\n", end="", flush=True)


climbers = [threading.Thread(target=climb, args=(n,)) for n in "AB"]
for climber in climbers:
    climber.start()
while gate.n_waiting < 2:  # the third one never comes
    time.sleep(0.01)
gate.abort()
for climber in climbers:
    climber.join()

print("broken:", gate.broken)
gate.reset()
print("broken:", gate.broken)

# Unordered output:
# A turns back
# B turns back
# Output:
# broken: True
# broken: False
