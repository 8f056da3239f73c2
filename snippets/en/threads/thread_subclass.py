"""A subclass of Thread with its own run(): main reads the result."""

import threading
import time


class Repeater(threading.Thread):
    def __init__(self, text, count):
        super().__init__()  # never leave this out
        self.text = text
        self.count = count
        self.result = None

    def run(self):  # runs in the new thread
        time.sleep(0.1)
        self.result = self.text * self.count


worker = Repeater("parrot ", 3)
worker.start()
worker.join()
print(f"main's attribute: {worker.result!r}")

# Output:
# main's attribute: 'parrot parrot parrot '
