"""Two producers share a SimpleQueue: the items of each stay in their order."""

import queue
import threading

belt = queue.SimpleQueue()


def pack(colour):
    for number in range(1, 4):
        belt.put(f"{colour} box {number}")
    belt.put(None)  # this one has finished


colours = ("red", "green")
packers = [threading.Thread(target=pack, args=(c,)) for c in colours]
for packer in packers:
    packer.start()

finished = 0
while finished < len(packers):
    box = belt.get()
    if box is None:
        finished += 1
    else:
        print(box)
print("the belt is empty:", belt.empty())

# Interleaved output:
# red box 1
# red box 2
# red box 3
# --
# green box 1
# green box 2
# green box 3
# Output:
# the belt is empty: True
