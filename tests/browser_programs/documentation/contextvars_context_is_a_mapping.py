"""A context can be read like a mapping, but not written, nor entered twice."""

from contextvars import Context, ContextVar

size = ContextVar("size", default="M")
colour = ContextVar("colour")
shirt = Context()
print("empty:", len(shirt), size in shirt)

shirt.run(colour.set, "blue")
shirt.run(size.set, "XL")
print(sorted((var.name, value) for var, value in shirt.items()))
print("outside:", size.get(), "in the shirt:", shirt.get(size))

try:
    shirt[size] = "S"
except TypeError as error:
    print("TypeError:", str(error).partition("object ")[2])
try:
    shirt.run(shirt.run, print)
except RuntimeError as error:
    print("RuntimeError:", str(error).partition(":")[0])

# Output:
# empty: 0 False
# [('colour', 'blue'), ('size', 'XL')]
# outside: M in the shirt: XL
# TypeError: does not support item assignment
# RuntimeError: cannot enter context
