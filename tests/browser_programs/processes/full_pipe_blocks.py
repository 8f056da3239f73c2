"""A pipe holds little: whoever sends more waits until it is read."""

import multiprocessing
import time

context = multiprocessing.get_context("spawn")


def send(connection, sent):
    connection.send_bytes(b"x" * 1_000_000)
    sent.set()


def fill(queue):
    queue.put(b"x" * 1_000_000)


if __name__ == "__main__":
    receiver, sender = context.Pipe(duplex=False)
    sent = context.Event()
    child = context.Process(target=send, args=(sender, sent))
    child.start()
    print("something there:", receiver.poll(30))
    print("sent:", sent.wait(0.2))
    print("received:", len(receiver.recv_bytes()))
    print("sent:", sent.wait(30))
    child.join()

    # So a child that has filled a queue cannot end before that is read.
    queue = context.Queue()
    child = context.Process(target=fill, args=(queue,))
    child.start()
    while queue.empty():
        time.sleep(0.01)
    child.join(0.2)
    print("ended:", not child.is_alive())
    print("received:", len(queue.get()))
    child.join()
    print("ended:", not child.is_alive())

# Output:
# something there: True
# sent: False
# received: 1000000
# sent: True
# ended: False
# received: 1000000
# ended: True
