# /// script
# dependencies = ["gevent"]
# ///
"""Every thread has its own main greenlet; its greenlets switch among themselves only."""

import threading

import greenlet
from greenlet import getcurrent

ready = threading.Barrier(2)
lines = {}


def rounds(name):
    here = threading.get_ident()
    for number in range(3):
        ready.wait()  # both threads are in the midst of it
        getcurrent().parent.switch((name, number))
        assert threading.get_ident() == here
    return "end"


def work(name):
    main = getcurrent()
    g = greenlet.greenlet(rounds)
    found = [g.switch(name), g.switch(), g.switch(), g.switch()]
    lines[name] = found, main.parent, g.parent is main, main


threads = [threading.Thread(target=work, args=[name]) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in "ab":
    print(*lines[name][:3])
print("mains differ:", lines["a"][3] is not lines["b"][3])

# Output:
# [('a', 0), ('a', 1), ('a', 2), 'end'] None True
# [('b', 0), ('b', 1), ('b', 2), 'end'] None True
# mains differ: True
