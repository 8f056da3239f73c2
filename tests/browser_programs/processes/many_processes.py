"""Eight processes at once, each with a message for the next."""

import multiprocessing

context = multiprocessing.get_context("spawn")
COUNT = 8


def pass_on(receiver, sender, number):
    sender.send([*receiver.recv(), number])


if __name__ == "__main__":
    first, sender = None, None
    children = []
    receiver, first = context.Pipe(duplex=False)
    for number in range(COUNT):
        next_receiver, sender = context.Pipe(duplex=False)
        child = context.Process(target=pass_on, args=(receiver, sender, number))
        child.start()
        children.append(child)
        receiver = next_receiver
    first.send([])
    print(receiver.recv())
    for child in children:
        child.join()
    print({child.exitcode for child in children})

# Output:
# [0, 1, 2, 3, 4, 5, 6, 7]
# {{0}}
