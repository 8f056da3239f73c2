"""A thread that never waits does not keep the others from running."""

import threading

stop = False
turns = [0, 0]


def spin(number):
    while not stop:
        turns[number] += 1


threads = [threading.Thread(target=spin, args=(i,)) for i in range(2)]
for thread in threads:
    thread.start()
while min(turns) < 1000:
    pass
stop = True
for thread in threads:
    thread.join()
print("both ran, and so did the main thread")

# Output:
# both ran, and so did the main thread
