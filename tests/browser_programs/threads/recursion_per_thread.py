"""Each thread has its own depth of recursion, and its own exception."""

import sys
import threading

met = threading.Barrier(3)
found = []


def descend(depth):
    if depth == 0:
        met.wait()
        return 0
    return 1 + descend(depth - 1)


def endless():
    return endless()


def work(number):
    found.append(descend(300 + number))
    try:
        raise KeyError(number)
    except KeyError:
        met.wait()
        found.append(sys.exception().args[0])
    try:
        endless()
    except RecursionError:
        found.append("too deep")


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found, key=str))

# Output:
# [0, 1, 2, 300, 301, 302, 'too deep', 'too deep', 'too deep']
