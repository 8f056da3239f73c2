"""Thread-local data: an __init__ that waits or fails in one thread, and what is let go when a thread ends."""

import threading
import time


class Slow(threading.local):
    def __init__(self):
        time.sleep(0.01)


def use(number):
    slow.number = number
    if slow.number != number:
        print("mixed up:", number, vars(slow))


slow = Slow()
threads = [threading.Thread(target=use, args=(number,)) for number in range(10)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("each thread had its own")


class Failing(threading.local):
    def __init__(self):
        calls.append(threading.current_thread().name)
        if len(calls) == 2:
            raise ValueError("the first use in a thread")


def use_twice():
    for _ in range(2):
        try:
            failing.value = 1
        except ValueError as error:
            print(error)
    print(calls, failing.value)


calls = []
failing = Failing()
thread = threading.Thread(target=use_twice, name="second")
thread.start()
thread.join()


class Resource:
    def __del__(self):
        print("closed in its thread:", threading.get_ident() == idents[0])


def open_one():
    idents.append(threading.get_ident())
    data.resource = Resource()
    print("end of", threading.current_thread().name)


idents = []
data = threading.local()
thread = threading.Thread(target=open_one, name="opener")
thread.start()
thread.join()
print("joined")

# Output:
# each thread had its own
# the first use in a thread
# ['MainThread', 'second', 'second'] 1
# end of opener
# closed in its thread: True
# joined
