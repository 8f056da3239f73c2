# /// script
# dependencies = ["gevent"]
# ///
"""Each turn of the loop: prepare, wait for timers, check; idle when there is nothing to do."""

import gevent
from gevent import get_hub

loop = get_hub().loop
seen = []
prepare, check, idle = loop.prepare(), loop.check(), loop.idle()
timer = loop.timer(0.01)
for name, watcher in [("prepare", prepare), ("check", check), ("timer", timer)]:
    watcher.start(seen.append, name)
gevent.sleep(0.05)
print(*[n for n in ("prepare", "check", "timer") if n in seen])
print("prepare comes first:", seen[0] == "prepare")
at = seen.index("timer")
print("the turn of the timer:", *seen[at - 2 : at + 1])
print("timer once:", seen.count("timer") == 1, timer.active)
for watcher in (prepare, check):
    watcher.stop()

turns = []
idle.start(turns.append, "idle")
gevent.sleep(0.01)
idle.stop()
print("idle while it waits:", len(turns) > 0)

ticks = []
repeating = loop.timer(0.01, repeat=0.01)
repeating.start(ticks.append, "tick")
gevent.sleep(0.2)
repeating.close()
print("repeated:", len(ticks) > 2)
print("active:", prepare.active, check.active, idle.active, repeating.active)

wakeup = loop.async_()
with wakeup:
    wakeup.start(print, "async_ was sent")
    wakeup.send()
    gevent.sleep(0.01)

# Output:
# prepare check timer
# prepare comes first: True
# the turn of the timer: prepare check timer
# timer once: True False
# idle while it waits: True
# repeated: True
# active: False False False False
# async_ was sent
