"""The exit code tells how a process ended."""

import multiprocessing
import sys


def finish():
    print("child finishes", flush=True)


def leave():
    sys.exit(4)


def complain():
    sys.exit("no milk left")


if __name__ == "__main__":
    for target in (finish, leave, complain):
        child = multiprocessing.Process(target=target)
        print(f"{target.__name__}: {child.exitcode}", flush=True)
        child.start()
        child.join()
        print(f"{target.__name__}: {child.exitcode}", flush=True)
    sys.exit(child.exitcode + 5)

# Output:
# finish: None
# child finishes
# finish: 0
# leave: None
# leave: 4
# complain: None
# complain: 1
# Error output:
# no milk left
# Exit status: 6
