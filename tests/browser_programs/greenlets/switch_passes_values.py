# /// script
# dependencies = ["gevent"]
# ///
"""switch() passes values both ways: one, several, named, none."""

from greenlet import getcurrent, greenlet

main = getcurrent()


def listen():
    while True:
        heard = main.switch("ready")
        print(f"heard {heard!r}")


listener = greenlet(listen)
print(listener.switch())
print(listener.switch("one"))
listener.switch("one", "two")
listener.switch(number=3)
listener.switch("one", number=3)
listener.switch()


def add(left, right=10):
    return left + right


print(greenlet(add).switch(1), greenlet(add).switch(1, right=2))
print(main.switch("to myself"))

# Output:
# ready
# heard 'one'
# ready
# heard ('one', 'two')
# heard {{'number': 3}}
# heard (('one',), {{'number': 3}})
# heard ()
# 11 3
# to myself
