"""A subclass with its own run(): the result comes through a pipe."""

import multiprocessing


class Repeater(multiprocessing.Process):
    def __init__(self, text, count, connection):
        super().__init__()  # never forget this call
        self.text = text
        self.count = count
        self.connection = connection
        self.result = None

    def run(self):  # runs in the child
        self.result = self.text * self.count
        self.connection.send(self.result)


if __name__ == "__main__":
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = Repeater("again! ", 3, sender)
    child.start()
    print(f"through the pipe: {receiver.recv()!r}")
    child.join()
    print(f"attribute in main: {child.result}")

# Output:
# through the pipe: 'again! again! again! '
# attribute in main: None
