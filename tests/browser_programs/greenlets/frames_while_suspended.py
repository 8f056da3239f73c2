# /// script
# dependencies = ["gevent"]
# ///
"""gr_frame is where a suspended greenlet stands; exceptions being handled are its own."""

import sys

from greenlet import getcurrent, greenlet

main = getcurrent()


def inner():
    main.switch()


def outer():
    try:
        raise ValueError("mine")
    except ValueError:
        inner()
        print("still handled here:", repr(sys.exc_info()[1]))


def names(frame):
    while frame is not None:
        if frame.f_code.co_filename == __file__:
            yield frame.f_code.co_name
        frame = frame.f_back


g = greenlet(outer)
print(g.gr_frame)
g.switch()
print(*names(g.gr_frame))
print("handled in main:", sys.exc_info()[1])
try:
    raise KeyError("of main")
except KeyError:
    g.switch()
    print("still in main:", repr(sys.exc_info()[1]))
print(g.gr_frame, main.gr_frame)

# Output:
# None
# inner outer
# handled in main: None
# still handled here: ValueError('mine')
# still in main: KeyError('of main')
# None None
