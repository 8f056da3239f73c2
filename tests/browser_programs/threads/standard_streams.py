"""sys.stdout and sys.stderr as objects: bytes, descriptors, replaced streams, and after they were closed."""

import contextlib
import io
import os
import sys

os.write(1, b"descriptor\n")
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
print("no end", end="")
print(flush=True)
print(
    sys.stdout.isatty(), sys.stdout.fileno(), sys.stdin.fileno(), sys.stdout.name, sys.stdout.mode
)
print(sys.stdout.write("four\n"))
sys.stdout.writelines(["line 1\n", "line 2\n"])
with contextlib.redirect_stdout(io.StringIO()) as caught:
    print("caught")
print(repr(caught.getvalue()))
try:
    sys.stdout.write(b"bytes")
except TypeError as error:
    print(error)
print("lone \ud800", file=sys.stderr)
sys.stdout = None
print("nowhere")
sys.stdout = sys.__stdout__
sys.stdout.close()
try:
    print("closed")
except ValueError as error:
    print(error, file=sys.stderr)

# Output:
# descriptor
# bytes
# no end
# False 1 0 <stdout> w
# four
# 5
# line 1
# line 2
# 'caught\n'
# write() argument must be str, not bytes
# Error output:
# lone \ud800
# I/O operation on closed file.
