"""What `queue` takes from C is called so, in a traceback too, and can be sent to a process."""

import pickle
import queue
import re
import traceback

print(queue.Empty, queue.SimpleQueue, queue.Full)
print(re.sub("0x[0-9a-f]+", "0x", repr(queue.SimpleQueue())))
empty = queue.SimpleQueue()
try:
    empty.get_nowait()
except queue.Empty as error:
    print(traceback.format_exception_only(error))
    print(repr(pickle.loads(pickle.dumps(error))))
try:
    queue.Queue().get(timeout=0.01)
except queue.Empty as error:
    print(traceback.format_exception_only(error))
raise queue.Empty("nobody catches this")

# Output:
# <class '_queue.Empty'> <class '_queue.SimpleQueue'> <class 'queue.Full'>
# <_queue.SimpleQueue object at 0x>
# ['_queue.Empty\n']
# Empty()
# ['_queue.Empty\n']
# Error output:
# Traceback (most recent call last):
#   File "names_of_queue.py", line 20, in <module>
#     raise queue.Empty("nobody catches this")
# _queue.Empty: nobody catches this
# Exit status: 1
