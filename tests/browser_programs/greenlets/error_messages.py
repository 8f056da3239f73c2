# /// script
# dependencies = ["gevent"]
# ///
"""What greenlet says to mistakes."""

import pickle
import threading

import greenlet
from greenlet import getcurrent

main = getcurrent()


def attempt(action):
    try:
        print(action())
    except Exception as error:
        message = str(error).splitlines()[0]
        print(f"{type(error).__name__}: {message}")


new = greenlet.greenlet
waiting = new(main.switch)
waiting.switch()
child, grandchild = new(), new()
grandchild.parent = child
attempt(lambda: new().switch())
attempt(lambda: setattr(waiting, "run", print))
attempt(lambda: setattr(child, "parent", grandchild))
attempt(lambda: setattr(child, "parent", 1))
attempt(lambda: delattr(child, "parent"))
attempt(lambda: setattr(main, "parent", child))
attempt(lambda: waiting.throw(1))
attempt(lambda: waiting.throw(ValueError("a"), "b"))
attempt(lambda: pickle.dumps(waiting))
attempt(lambda: setattr(child, "gr_context", 1))

foreign = []
created, finished = threading.Event(), threading.Event()


def work():
    foreign.append(new(getcurrent().switch))
    foreign[0].switch()
    created.set()
    finished.wait()


thread = threading.Thread(target=work)
thread.start()
created.wait()
attempt(lambda: setattr(waiting, "parent", foreign[0]))
attempt(lambda: foreign[0].switch())
finished.set()
thread.join()

# Output:
# AttributeError: run
# AttributeError: run cannot be set after the start of the greenlet
# ValueError: cyclic parent chain
# TypeError: GreenletChecker: Expected any type of greenlet, not int
# AttributeError: can't delete attribute
# AttributeError: cannot set the parent of a main greenlet
# TypeError: exceptions must be classes, or instances, not int
# TypeError: instance exception may not have a separate value
# TypeError: cannot serialize 'greenlet.greenlet' object
# TypeError: greenlet context must be a contextvars.Context or None
# ValueError: parent cannot be on a different thread
# error: Cannot switch to a different thread
