"""Preemptive: neither thread gives way, and both move on."""

import sys
import threading
import time

steps = {"sing": 0, "dance": 0}
stop = False


def work(name):
    while not stop:  # computes, and never gives way
        steps[name] += 1


singer = threading.Thread(target=work, args=("sing",))
dancer = threading.Thread(target=work, args=("dance",))
singer.start()
dancer.start()

while min(steps.values()) < 1000:  # until both have made 1000 steps
    time.sleep(0.01)
stop = True
singer.join()
dancer.join()

print(f"switch interval: {sys.getswitchinterval()} s")
for name, count in steps.items():
    print(f"{name}: {count} steps")

# Output:
# switch interval: 0.005 s
# sing: {sing:int 1000..} steps
# dance: {dance:int 1000..} steps
