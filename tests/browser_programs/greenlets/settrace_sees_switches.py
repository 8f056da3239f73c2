# /// script
# dependencies = ["gevent"]
# ///
"""settrace() reports every switch: who left, who was entered, and how."""

import greenlet
from greenlet import getcurrent

main = getcurrent()
names = {main: "main"}
events = []


def note(event, args):
    origin, target = args
    events.append(f"{event}: {names[origin]} to {names[target]}")


def visit():
    try:
        main.switch()
    except ValueError:
        pass


g = greenlet.greenlet(visit)
names[g] = "visitor"
print(greenlet.gettrace(), greenlet.settrace(note))
g.switch()
g.throw(ValueError)
print(greenlet.settrace(None) is note, greenlet.gettrace())
greenlet.greenlet(visit).switch()
print(*events, sep="\n")


def broken(event, args):
    raise RuntimeError("the tracer fails")


greenlet.settrace(broken)
try:
    greenlet.greenlet(visit).switch()
except RuntimeError as error:
    print(error, greenlet.gettrace())

# Output:
# None None
# True None
# switch: main to visitor
# switch: visitor to main
# throw: main to visitor
# switch: visitor to main
# the tracer fails None
