"""Errors in bare threads, finalizers and callbacks go to sys.unraisablehook; those of a hook are reported too."""

import _thread
import sys
import threading
import weakref


def report(arguments):
    print(type(arguments).__name__, repr(arguments.exc_value))
    seen.set()


class Fragile:
    def __del__(self):
        raise ValueError("in __del__")


def fail():
    raise KeyError("in a bare thread")


seen = threading.Event()
sys.unraisablehook = report
Fragile()
_thread.start_new_thread(fail, ())
seen.clear()
seen.wait(60)
thing = threading.Event()
reference = weakref.ref(thing, lambda reference: 1 / 0)
del thing
_thread.start_new_thread(sys.exit, (3,))
sys.unraisablehook = sys.__unraisablehook__


def hook(kind, error, frames):
    print("hook:", error, frames.tb_frame.f_code.co_name)
    raise OSError("in the hook")


sys.excepthook = hook
raise LookupError("at the end")

# Output:
# UnraisableHookArgs ValueError('in __del__')
# UnraisableHookArgs KeyError('in a bare thread')
# UnraisableHookArgs ZeroDivisionError('division by zero')
# hook: at the end <module>
# Error output:
# Error in sys.excepthook:
# Traceback (most recent call last):
#   File "errors_nobody_catches.py", line {n:int 1..}, in hook
#     raise OSError("in the hook")
# OSError: in the hook
#
# Original exception was:
# Traceback (most recent call last):
#   File "errors_nobody_catches.py", line {m:int 1..}, in <module>
#     raise LookupError("at the end")
# LookupError: at the end
# Exit status: 1
