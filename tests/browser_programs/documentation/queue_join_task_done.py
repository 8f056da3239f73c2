"""join() returns when each item has been reported as done, not just taken."""

import queue
import threading
import time

letters = queue.Queue()
stamped = []


def stamp():
    while True:
        letter = letters.get()
        time.sleep(0.02)  # taken, but not done
        stamped.append(letter)
        letters.task_done()


for _ in range(2):
    threading.Thread(target=stamp, daemon=True).start()
for number in range(8):
    letters.put(number)
letters.join()
print("stamped:", sorted(stamped))

try:
    letters.task_done()
except ValueError as error:
    print("ValueError:", error)

# Output:
# stamped: [0, 1, 2, 3, 4, 5, 6, 7]
# ValueError: task_done() called too many times
