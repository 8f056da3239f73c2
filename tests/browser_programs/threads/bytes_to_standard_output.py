"""Bytes written to sys.stdout.buffer: a character in parts, other kinds of buffers, and what is refused."""

import array
import sys

for byte in "中文\n".encode():
    sys.stdout.buffer.write(bytes([byte]))
sys.stdout.buffer.write(memoryview(b"view\n"))
print(sys.stdout.buffer.write(array.array("H", [0x6968, 0x0A21])))
for wrong in ("text", 5, None):
    try:
        sys.stdout.buffer.write(wrong)
    except TypeError as error:
        print(error)
for read in (sys.stdout.read, sys.stdout.readline):
    try:
        read()
    except OSError as error:
        print(type(error).__name__, error)

# Output:
# 中文
# view
# hi!
# 4
# a bytes-like object is required, not 'str'
# a bytes-like object is required, not 'int'
# a bytes-like object is required, not 'NoneType'
# UnsupportedOperation not readable
# UnsupportedOperation not readable
