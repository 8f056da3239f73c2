# /// script
# dependencies = ["gevent"]
# ///
"""Patched too late: what `from … import` took before is still the old function."""

from time import sleep as early_sleep

from gevent import monkey

monkey.patch_all()

from time import sleep as late_sleep

import gevent


def perform(name, log, sleep):
    for _ in range(3):
        log.append(name)
        sleep(0.02)


def run(sleep):
    log = []
    singer = gevent.spawn(perform, "sing", log, sleep)
    dancer = gevent.spawn(perform, "dance", log, sleep)
    gevent.joinall([singer, dancer])
    return " ".join(log)


print(f"imported before the patch: {run(early_sleep)}")
print(f"imported after the patch:  {run(late_sleep)}")

# Output:
# imported before the patch: sing sing sing dance dance dance
# imported after the patch:  sing dance sing dance sing dance
