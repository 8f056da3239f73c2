"""Callbacks run in the order in which they were added, late ones at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

ripe = threading.Event()


def bake():
    ripe.wait()
    return "pie"


def smell(future):
    print("smells of", future.result())


def taste(future):
    print("tastes of", future.result())


def come_late(future):
    name = threading.current_thread().name
    print(f"{future.result()} is eaten, says {name}")


with ThreadPoolExecutor() as kitchen:
    pie = kitchen.submit(bake)
    pie.add_done_callback(smell)
    pie.add_done_callback(taste)
    print("done:", pie.done())
    ripe.set()

pie.add_done_callback(come_late)
print("the end")

# Output:
# done: False
# smells of pie
# tastes of pie
# pie is eaten, says MainThread
# the end
