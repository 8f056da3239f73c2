# /// script
# dependencies = ["gevent"]
# ///
"""A new greenlet begins with an empty context, unless it is given one; locals are its own, too."""

import contextvars

import gevent
from gevent.local import local

request = contextvars.ContextVar("request", default="none")
request.set("main's")
data = local()
data.user = "main"


def handle(name):
    before = request.get()
    request.set(name)
    data.user = name
    gevent.sleep(0.01)
    return before, request.get(), data.user


print([g.get() for g in [gevent.spawn(handle, name) for name in "ab"]])
given = gevent.Greenlet(handle, "c")
given.gr_context = contextvars.copy_context()
given.start()
print(given.get(), given.gr_context[request])
print(request.get(), data.user, gevent.spawn(hasattr, data, "user").get())

# Output:
# [('none', 'a', 'a'), ('none', 'b', 'b')]
# ("main's", 'c', 'c') c
# main's main False
