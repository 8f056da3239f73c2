# /// script
# dependencies = ["gevent"]
# ///
"""After patch_all() threads are greenlets, all in one real thread."""

from gevent import monkey

monkey.patch_all()

import threading
import time

import gevent

real_thread_id = monkey.get_original("_thread", "get_ident")
real_threads = set()
torch_lit = threading.Event()
steps = []


def guard():
    steps.append("guard waits")
    torch_lit.wait()  # the ghost goes on meanwhile
    steps.append("guard sees")
    real_threads.add(real_thread_id())


def ghost():
    steps.append("ghost comes")
    time.sleep(0.05)  # gevent.sleep() by now
    torch_lit.set()
    real_threads.add(real_thread_id())
    print("greenlet:", isinstance(gevent.getcurrent(), gevent.Greenlet))


threads = [threading.Thread(target=role) for role in (guard, ghost)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*steps, sep="\n")
print("all in this thread:", real_threads == {real_thread_id()})

# Output:
# greenlet: True
# guard waits
# ghost comes
# guard sees
# all in this thread: True
