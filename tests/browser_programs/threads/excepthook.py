"""An exception ends its thread only; threading.excepthook hears of it."""

import sys
import threading


def report(args):
    print(args.thread.name, args.exc_type.__name__, args.exc_value)


def fail():
    raise ValueError("no good")


def leave():
    sys.exit(3)


threading.excepthook = report
for target in (fail, leave):
    thread = threading.Thread(target=target, name=target.__name__)
    thread.start()
    thread.join()
    print(thread.name, thread.is_alive())

# Output:
# fail ValueError no good
# fail False
# leave SystemExit 3
# leave False
