"""PyThreadState_SetAsyncExc raises an exception in another thread: where it computes, or after its wait."""

import ctypes
import threading
import time


class Stop(Exception):
    pass


def raise_in(thread_id, kind):
    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    return set_exception(ctypes.c_ulong(thread_id), ctypes.py_object(kind))


def compute():
    number = 0
    while True:
        number += 1


def wait():
    while True:
        time.sleep(0.001)


def run(function):
    started.set()
    try:
        function()
    except Stop:
        print("stopped in", function.__name__)
    finally:
        print("finally")


started = threading.Event()
for function in (compute, wait):
    started.clear()
    thread = threading.Thread(target=run, args=(function,))
    thread.start()
    started.wait()
    time.sleep(0.05)
    found = raise_in(thread.ident, Stop)
    thread.join()
    print(found)

daemon = threading.Thread(target=wait, daemon=True)
daemon.start()
print(raise_in(daemon.ident, SystemExit))
daemon.join()
print(raise_in(daemon.ident, Stop), raise_in(1, Stop))
try:
    raise_in(threading.get_ident(), Stop)
    compute()
except Stop:
    print("stopped itself")

# Output:
# stopped in compute
# finally
# 1
# stopped in wait
# finally
# 1
# 1
# 0 0
# stopped itself
