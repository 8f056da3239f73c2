# /// script
# dependencies = ["gevent"]
# ///
"""The states of a greenlet, its attribute run, and subclasses."""

import re

from greenlet import getcurrent, greenlet

main = getcurrent()


def shown(something):
    return re.sub(r"0x[0-9a-f]+|0x\(nil\)", "0x…", repr(something))


def pause():
    print("inside: ", shown(getcurrent()))
    main.switch()


g = greenlet(pause)
print("new:    ", shown(g), g.run is pause)
g.switch()
print("waiting:", shown(g), hasattr(g, "run"))
g.switch()
print("ended:  ", shown(g))
print("main:   ", shown(main))


class Counter(greenlet):
    def __init__(self, start):
        super().__init__()
        self.value = start

    def run(self, step):
        while True:
            self.value += step
            step = self.parent.switch(self.value)


counter = Counter(10)
print(counter.switch(1), counter.switch(5), counter.value)
print(shown(counter), isinstance(counter, greenlet))

late = greenlet()
late.run = lambda: "set later"
print(late.switch())

# Output:
# new:     <greenlet.greenlet object at 0x… (otid=0x…) pending> True
# inside:  <greenlet.greenlet object at 0x… (otid=0x…) current active started>
# waiting: <greenlet.greenlet object at 0x… (otid=0x…) suspended active started> False
# ended:   <greenlet.greenlet object at 0x… (otid=0x…) dead>
# main:    <greenlet.greenlet object at 0x… (otid=0x…) current active started main>
# 11 16 16
# <Counter object at 0x… (otid=0x…) suspended active started> True
# set later
