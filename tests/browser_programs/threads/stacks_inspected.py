"""inspect.stack() and inspect.trace() show the program's frames, from the first line of the program or of a thread."""

import inspect
import threading
import time


def stack():
    return [entry.function for entry in inspect.stack()]


def report(function):
    print([entry.function for entry in function()])


def fail():
    try:
        time.sleep(-1)
    except ValueError:
        report(inspect.trace)


print(stack())
thread = threading.Thread(target=report, args=(inspect.stack,))
thread.start()
thread.join()
fail()

# Output:
# ['stack', '<module>']
# ['report', 'run', '_bootstrap_inner', '_bootstrap']
# ['fail']
