"""Two producers and two consumers share a queue of two places; the program keeps a log of its own."""

import json
import queue
import threading
import time

work = queue.Queue(maxsize=2)
mutex = threading.Lock()
log = []


def note(what, **details):
    log.append((time.monotonic_ns() // 1000, threading.current_thread().name, what, details))


def produce(name):
    note("start")
    for number in range(3):
        work.put(f"{name}{number}")
        time.sleep(0.01)
    note("end")


def consume():
    note("start")
    while (item := work.get()) is not None:
        note("got", item=item)
        with mutex:
            note("hold")
            time.sleep(0.005)
            print(f"{threading.current_thread().name} has {item}")
            note("release")
    note("end")


producers = [
    threading.Thread(target=produce, args=(name,), name=f"producer {name}") for name in "ab"
]
consumers = [threading.Thread(target=consume, name=f"consumer {n}") for n in (1, 2)]
for thread in producers + consumers:
    thread.start()
for thread in producers:
    thread.join()
for _ in consumers:
    work.put(None)
for thread in consumers:
    thread.join()
print(json.dumps(log))
