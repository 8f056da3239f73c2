"""A child has its parent's environment, arguments and files, not its globals."""

import multiprocessing
import os
import sys

context = multiprocessing.get_context("spawn")
level = "as imported"


def tell(name):
    return os.environ.get(name), sys.argv[1:], level


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def change(name):
    os.environ[name] = "the child's"


if __name__ == "__main__":
    level = "changed"
    os.mkdir("notes")
    os.chdir("notes")
    with open("first.txt", "w", encoding="utf-8") as file:
        file.write("written by the parent")
    folder = os.getcwd()
    sys.argv.append("--verbose")
    os.environ["COLOR"] = "green"
    with context.Pool(1) as pool:
        print(pool.apply(tell, ("COLOR",)))
        print("same folder:", pool.apply(os.getcwd) == folder)
        print(pool.apply(read, ("first.txt",)))
        pool.apply(change, ("COLOR",))
        print("child:", pool.apply(os.getenv, ("COLOR",)))
    print("parent:", os.environ["COLOR"])
    os.environ.pop("COLOR")
    with context.Pool(1) as pool:
        print(pool.apply(tell, ("COLOR",)))

# Output:
# ('green', ['--verbose'], 'as imported')
# same folder: True
# written by the parent
# child: the child's
# parent: green
# (None, ['--verbose'], 'as imported')
