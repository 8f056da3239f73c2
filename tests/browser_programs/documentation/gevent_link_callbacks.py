# /// script
# dependencies = ["gevent"]
# ///
"""Links are called when a greenlet ends: always, on a value, on an error."""

import gevent

gevent.get_hub().exception_stream = None  # no traceback, please


def weigh(grams):
    if grams < 0:
        raise ValueError("lighter than air")
    return f"{grams} g"


def report(kind):
    def note(greenlet):
        print(f"{kind}: {greenlet.value or repr(greenlet.exception)}")

    return note


for grams in (250, -1):
    scale = gevent.spawn(weigh, grams)
    scale.link(report("always"))
    scale.link_value(report("value"))
    scale.link_exception(report("exception"))
    unwanted = report("unwanted")
    scale.link(unwanted)
    scale.unlink(unwanted)
    scale.join()
    gevent.sleep(0)  # let the links be called

# Unordered output:
# always: 250 g
# value: 250 g
# Unordered output:
# always: ValueError('lighter than air')
# exception: ValueError('lighter than air')
