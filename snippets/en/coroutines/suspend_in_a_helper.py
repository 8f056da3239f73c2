# /// script
# dependencies = ["gevent"]
# ///
"""A switch point in a plain helper function suspends the whole call stack."""

import gevent


def rest():  # a plain function
    gevent.sleep(0)  # switch point, three calls deep


def perform(name):
    for _ in range(3):
        print(f"{name}...")
        rest()


def sing():
    perform("singing")


def dance():
    perform("dancing")


g1 = gevent.spawn(sing)
g2 = gevent.spawn(dance)
gevent.joinall([g1, g2])

source = "def rest(): await asyncio.sleep(0)"
try:
    compile(source, "<source>", "exec")
except SyntaxError as error:
    print(f"{source}\nSyntaxError: {error.msg}")

# Output:
# singing...
# dancing...
# singing...
# dancing...
# singing...
# dancing...
# def rest(): await asyncio.sleep(0)
# SyntaxError: 'await' outside async function
