"""Who closes a two-way pipe without having read all: the other side is told once, and then reads the end."""

import multiprocessing


def close_unread(connection):
    connection.send("from the child")
    connection.poll(None)
    connection.close()


def end_unread(connection):
    connection.poll(None)


def read_all(connection):
    while True:
        try:
            print("received", connection.recv())
        except ConnectionResetError:
            print("ConnectionResetError")
        except EOFError:
            print("EOFError")
            return


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    for target in (close_unread, end_unread):
        ours, theirs = context.Pipe()
        child = context.Process(target=target, args=(theirs,))
        child.start()
        theirs.close()
        ours.send("never read")
        child.join()
        print(target.__name__, child.exitcode)
        read_all(ours)

    reader, writer = context.Pipe(duplex=False)
    writer.send("never read")
    reader.close()
    try:
        writer.send("too late")
    except BrokenPipeError:
        print("BrokenPipeError")

# Output:
# close_unread 0
# received from the child
# ConnectionResetError
# EOFError
# end_unread 0
# ConnectionResetError
# EOFError
# BrokenPipeError
