# /// script
# dependencies = ["gevent"]
# ///
"""Each real thread has a hub of its own; async_ watchers reach from one to the other."""

import threading

import gevent
import gevent.event
from gevent import get_hub

lines = []


def work(name, ready, watcher_of):
    def say(number):
        gevent.sleep(0.02 * number)
        lines.append((name, number))

    watcher = watcher_of[name] = get_hub().loop.async_()
    done = gevent.event.Event()
    watcher.start(done.set)
    ready.set()
    gevent.joinall([gevent.spawn(say, number) for number in range(3)])
    done.wait()
    watcher.close()
    lines.append((name, "was woken"))


hubs = {}
watcher_of = {}
threads = []
for name in ("a", "b"):
    ready = threading.Event()

    def run(name=name, ready=ready):
        hubs[name] = get_hub()
        work(name, ready, watcher_of)
        hubs[name].destroy(destroy_loop=True)

    threads.append(threading.Thread(target=run))
    threads[-1].start()
    ready.wait()
print("hubs differ:", hubs["a"] is not hubs["b"], get_hub() not in hubs.values())
for watcher in watcher_of.values():
    watcher.send()
for thread in threads:
    thread.join()
for name in ("a", "b"):
    print(*[(n, what) for n, what in lines if n == name])

# Output:
# hubs differ: True True
# ('a', 0) ('a', 1) ('a', 2) ('a', 'was woken')
# ('b', 0) ('b', 1) ('b', 2) ('b', 'was woken')
