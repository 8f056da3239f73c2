"""What `queue` takes from C is called so, in a traceback too, and can be sent to a process."""

import copy
import pickle
import queue
import re
import traceback

print(queue.Empty, queue.SimpleQueue, queue.Full)
print(re.sub("0x[0-9a-f]+", "0x", repr(queue.SimpleQueue())))
for get in (queue.Queue().get_nowait, queue.SimpleQueue().get_nowait):
    try:
        get()
    except queue.Empty as error:
        frames = traceback.extract_tb(error.__traceback__)  # none of SimpleQueue: it is C code
        print(traceback.format_exception_only(error), len(frames))
        print(repr(pickle.loads(pickle.dumps(error))))
try:
    copy.copy(queue.SimpleQueue())
except TypeError as error:
    print(error)
raise queue.Empty("nobody catches this")

# Output:
# <class '_queue.Empty'> <class '_queue.SimpleQueue'> <class 'queue.Full'>
# <_queue.SimpleQueue object at 0x>
# ['_queue.Empty\n'] 3
# Empty()
# ['_queue.Empty\n'] 1
# Empty()
# cannot pickle '_queue.SimpleQueue' object
# Error output:
# Traceback (most recent call last):
#   File "names_of_queue.py", line 22, in <module>
#     raise queue.Empty("nobody catches this")
# _queue.Empty: nobody catches this
# Exit status: 1
