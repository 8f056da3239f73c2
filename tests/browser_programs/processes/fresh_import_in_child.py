"""A child imports the program anew: its globals are its own."""

import multiprocessing
import sys

print(f"imported as {__name__}", flush=True)
numbers = [1]


class Recorder(multiprocessing.get_context("spawn").Process):
    """Its attributes travel to the child, and do not come back."""

    def __init__(self, word):
        super().__init__()
        self.word = word

    def run(self):
        numbers.append(2)
        self.word += " changed"
        print(f"child: {numbers}, {self.word}", flush=True)


if __name__ == "__main__":
    numbers.append(3)
    child = Recorder("word")
    child.start()
    child.join()
    print(f"main: {numbers}, {child.word}, {sys.argv[1:]}")

# Output:
# imported as __main__
# imported as __mp_main__
# child: [1, 2], word changed
# main: [1, 3], word, []
