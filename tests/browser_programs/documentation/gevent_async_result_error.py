# /// script
# dependencies = ["gevent"]
# ///
"""An AsyncResult brings one value, or one exception, to all who get() it."""

import gevent
from gevent.event import AsyncResult


def read(name, letter):
    try:
        print(f"{name}: {letter.get(timeout=30)}")
    except OSError as error:
        print(f"{name}: {error}")


happy, sad = AsyncResult(), AsyncResult()
readers = []
for letter in (happy, sad):
    readers.append(gevent.spawn(read, "Leo", letter))
    readers.append(gevent.spawn(read, "Ada", letter))
gevent.sleep(0)
print("ready:", happy.ready(), sad.ready())
happy.set("we have won")
gevent.sleep(0)
sad.set_exception(OSError("lost in the post"))
gevent.joinall(readers)
print("successful:", happy.successful(), sad.successful())

# Output:
# ready: False False
# Unordered output:
# Leo: we have won
# Ada: we have won
# Leo: lost in the post
# Ada: lost in the post
# Output:
# successful: True False
