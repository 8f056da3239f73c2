"""Descriptor 1 leads into a file for a while; when it is closed, printing raises an error."""

import os
import sys

print("before", flush=True)
kept = os.dup(1)
with open("printed.txt", "wb") as file:
    os.dup2(file.fileno(), 1)
print("into the file", flush=True)
os.dup2(kept, 1)
with open("printed.txt") as file:
    print("read:", file.read(), end="", flush=True)
os.close(1)
try:
    print("after", flush=True)
except OSError as error:
    print(type(error).__name__, error.strerror, file=sys.stderr)
    os._exit(3)  # otherwise CPython tries once more

# Output:
# before
# read: into the file
# Error output:
# OSError Bad file descriptor
# Exit status: 3
