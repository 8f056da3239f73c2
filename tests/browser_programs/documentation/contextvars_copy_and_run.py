"""What runs in a copy of the context changes the copy alone."""

from contextvars import ContextVar, copy_context

flag = ContextVar("flag")


def hoist(colour):
    previous = flag.get()
    flag.set(colour)
    return f"{previous} was replaced by {flag.get()}"


flag.set("white")
ship = copy_context()
flag.set("green")

print(ship.run(hoist, "black"))
print("on the ship:", ship[flag])
print("in the harbour:", flag.get())
print("again:", ship.run(hoist, colour="red"))

# Output:
# white was replaced by black
# on the ship: black
# in the harbour: green
# again: black was replaced by red
