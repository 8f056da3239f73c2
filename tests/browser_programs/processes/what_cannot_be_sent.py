"""Arguments and messages are pickled: what has no name stays at home."""

import multiprocessing
import threading

context = multiprocessing.get_context("spawn")


def show(value):
    print(value)


if __name__ == "__main__":
    for name, value in {
        "a function without a name": lambda: 0,
        "a thread's lock": threading.Lock(),
    }.items():
        try:
            context.Process(target=show, args=(value,)).start()
        except (TypeError, AttributeError, OSError) as error:
            print(f"{name}: not sent")
        except Exception as error:
            print(f"{name}: {type(error).__name__}")
    queue = context.Queue()
    receiver, sender = context.Pipe(duplex=False)
    try:
        sender.send(queue)
    except RuntimeError as error:
        print(error)
    print("children:", multiprocessing.active_children())

# Output:
# a function without a name: PicklingError
# a thread's lock: not sent
# Queue objects should only be shared between processes through inheritance
# children: []
