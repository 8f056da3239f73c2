"""A plain thread begins with an empty context and sees only the default."""

import sys
import threading
from contextvars import ContextVar, copy_context

mood = ContextVar("mood", default="calm")


def look():
    print("thread:", mood.get(), "known:", mood in copy_context())
    mood.set("nervous")
    print("thread:", mood.get(), "known:", mood in copy_context())


mood.set("cheerful")
inherits = getattr(sys.flags, "thread_inherit_context", 0)
print("threads inherit the context:", bool(inherits))
thread = threading.Thread(target=look)
thread.start()
thread.join()
print("main:", mood.get())

# Output:
# threads inherit the context: False
# thread: calm known: False
# thread: nervous known: True
# main: cheerful
