"""A token restores what a context variable had before set()."""

from contextvars import ContextVar, Token

volume = ContextVar("volume", default=5)

louder = volume.set(8)
loudest = volume.set(11)
print("now:", volume.get())
print("before loudest:", loudest.old_value)
print("before louder:", louder.old_value is Token.MISSING)

volume.reset(loudest)
print("one back:", volume.get())
volume.reset(louder)
print("two back:", volume.get())
try:
    volume.reset(louder)
except RuntimeError as error:
    print("RuntimeError:", "used once" in str(error))

# Output:
# now: 11
# before loudest: 8
# before louder: True
# one back: 8
# two back: 5
# RuntimeError: True
