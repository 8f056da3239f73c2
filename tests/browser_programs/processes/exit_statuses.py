"""How a child can end, and the exitcode that its parent sees."""

import multiprocessing
import os
import sys


def return_normally():
    return "a result that nobody sees"


def exit_with_number():
    sys.exit(3)


def exit_with_text():
    sys.stderr = open(os.devnull, "w")  # the text would be printed there
    sys.exit("something went wrong")


def exit_without_argument():
    sys.exit()


def raise_an_error():
    sys.stderr = open(os.devnull, "w")
    raise ValueError("nobody catches this")


def exit_at_once():
    try:
        os._exit(7)
    finally:
        print("never printed", flush=True)


def exit_with_large_number():
    sys.exit(258)  # an exit status has eight bits


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    for target in (
        return_normally,
        exit_with_number,
        exit_with_text,
        exit_without_argument,
        raise_an_error,
        exit_at_once,
        exit_with_large_number,
    ):
        child = context.Process(target=target)
        child.start()
        child.join()
        print(f"{target.__name__}: {child.exitcode}")

# Output:
# return_normally: 0
# exit_with_number: 3
# exit_with_text: 1
# exit_without_argument: 0
# raise_an_error: 1
# exit_at_once: 7
# exit_with_large_number: 2
