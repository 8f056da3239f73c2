# /// script
# requires-python = ">=3.13"
# ///
"""After shutdown() a queue takes nothing more, and ends when it is empty."""

import queue
import threading

tickets = queue.Queue()


def inspect():
    try:
        while True:
            print("inspector checks", tickets.get(), flush=True)
    except queue.ShutDown:
        print("inspector goes home", flush=True)


for ticket in ("A1", "B2"):
    tickets.put(ticket)
tickets.shutdown()
try:
    tickets.put("C3")
except queue.ShutDown:
    print("too late for C3", flush=True)

inspector = threading.Thread(target=inspect)
inspector.start()
inspector.join()

# Output:
# too late for C3
# inspector checks A1
# inspector checks B2
# inspector goes home
