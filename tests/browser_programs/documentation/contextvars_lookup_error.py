"""Without a value, get() takes a default or fails with LookupError."""

from contextvars import ContextVar

treasure = ContextVar("treasure")

print("with a default:", treasure.get("an old boot"))
treasure.set("a ring")
print("with a value:", treasure.get("an old boot"))

map_corner = ContextVar("map_corner")
try:
    map_corner.get()
except LookupError as error:
    missing = error
print("missing:", missing.args[0] is map_corner)
raise missing from None

# Output:
# with a default: an old boot
# with a value: a ring
# missing: True
# Error output:
# Traceback (most recent call last):
#   File "contextvars_lookup_error.py", line 17, in <module>
#     raise missing from None
#   File "contextvars_lookup_error.py", line 13, in <module>
#     map_corner.get()
# Error output (python >= 3.13):
#     ~~~~~~~~~~~~~~^^
# Error output:
# LookupError: <ContextVar name='map_corner' at {place:hex}>
# Exit status: 1
