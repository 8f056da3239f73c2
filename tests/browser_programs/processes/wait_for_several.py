"""connection.wait(): whichever of several comes first."""

import multiprocessing
from multiprocessing import connection

context = multiprocessing.get_context("spawn")


def send(pipe, text):
    pipe.send(text)


def wait(gate):
    gate.recv()


if __name__ == "__main__":
    gate, open_gate = context.Pipe(duplex=False)
    sleeper = context.Process(target=wait, args=(gate,))
    sleeper.start()
    readers = []
    for text in ("a", "b", "c"):
        reader, writer = context.Pipe(duplex=False)
        context.Process(target=send, args=(writer, text)).start()
        writer.close()
        readers.append(reader)

    print("at once:", connection.wait([gate, sleeper.sentinel], 0))
    texts = []
    while readers:
        for reader in connection.wait([*readers, sleeper.sentinel]):
            try:
                texts.append(reader.recv())
            except EOFError:
                readers.remove(reader)
    print("texts:", sorted(texts))

    open_gate.send("go")
    ready = connection.wait([sleeper.sentinel])
    print("the child has ended:", ready == [sleeper.sentinel])
    sleeper.join()

# Output:
# at once: []
# texts: ['a', 'b', 'c']
# the child has ended: True
