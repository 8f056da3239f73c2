"""Pipes: both directions, bytes, poll(), the end, and connections as data."""

import multiprocessing

context = multiprocessing.get_context("spawn")


def answer(connection):
    with connection:
        connection.send(connection.recv()[::-1])
        connection.send_bytes(connection.recv_bytes() * 2)
        # a connection that comes through the connection
        other = connection.recv()
        other.send("through the other one")
        other.close()


if __name__ == "__main__":
    near, far = context.Pipe()
    child = context.Process(target=answer, args=(far,))
    child.start()
    far.close()  # from here on only the child has it

    near.send(["one", 2, 3.0])
    print(near.recv())
    print("something there:", near.poll())
    near.send_bytes(b"ab")
    print("something there:", near.poll(30), near.recv_bytes())

    receiver, sender = context.Pipe(duplex=False)
    near.send(sender)
    print(receiver.recv())
    sender.close()
    for end in (near, receiver):
        try:
            end.recv()
        except EOFError:
            print("EOFError")
    child.join()
    try:
        near.send("anybody there?")
    except BrokenPipeError:
        print("BrokenPipeError")

    receiver, sender = context.Pipe(duplex=False)
    print(receiver.readable, receiver.writable, sender.readable)
    for call in (lambda: receiver.send(1), sender.recv):
        try:
            call()
        except OSError as error:
            print("OSError:", error)
    sender.send_bytes(b"too long for the buffer")
    try:
        receiver.recv_bytes_into(bytearray(4))
    except multiprocessing.BufferTooShort as error:
        print("BufferTooShort:", error.args[0])
    sender.close()
    print(sender.closed)

# Output:
# [3.0, 2, 'one']
# something there: False
# something there: True b'abab'
# through the other one
# EOFError
# EOFError
# BrokenPipeError
# True False False
# OSError: connection is read-only
# OSError: connection is write-only
# BufferTooShort: b'too long for the buffer'
# True
