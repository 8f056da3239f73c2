# /// script
# dependencies = ["gevent"]
# ///
"""An async watcher fires after the callbacks of the turn, once for all send() before."""

import threading

import gevent
from gevent import get_hub

loop = get_hub().loop
seen = []
wakeup = loop.async_()
wakeup.start(seen.append, "async")
for _ in range(3):
    wakeup.send()
loop.run_callback(seen.append, "callback")
gevent.sleep(0.01)
print(*seen)

wakeup.send()
gevent.sleep(0.01)
print(*seen)

sender = threading.Thread(target=wakeup.send)
timer = loop.timer(30)
timer.start(seen.append, "timer")
sender.start()
gevent.sleep(0.05)
print(*seen)
timer.close()

wakeup.stop()
wakeup.send()
gevent.sleep(0.01)
print(*seen)
print("default loop:", loop.default)
other = threading.Thread(target=lambda: print("in a thread:", get_hub().loop.default))
other.start()
other.join()

# Output:
# callback async
# callback async async
# callback async async async
# callback async async async
# default loop: True
# in a thread: False
