# /// script
# dependencies = ["gevent"]
# ///
"""Each greenlet has context variables of its own; gr_context can be given before the start."""

import contextvars

from greenlet import getcurrent, greenlet

main = getcurrent()
color = contextvars.ContextVar("color", default="none")
color.set("red")


def paint(own):
    print(f"{own} starts with {color.get()}")
    color.set(own)
    main.switch()
    print(f"{own} still has {color.get()}")


blue, green = greenlet(paint), greenlet(paint)
green.gr_context = contextvars.copy_context()
blue.switch("blue")
green.switch("green")
print("main has", color.get())
print("green's context says", green.gr_context[color])
blue.switch()
green.switch()

# Output:
# blue starts with none
# green starts with red
# main has red
# green's context says green
# blue still has blue
# green still has green
