"""Queue, JoinableQueue and SimpleQueue between processes."""

import multiprocessing
import queue

context = multiprocessing.get_context("spawn")


def square(numbers, squares):
    while (number := numbers.get()) is not None:
        squares.put((number, number**2))
    squares.put(None)


def work_off(tasks, done):
    while True:
        done.put(tasks.get().upper())
        tasks.task_done()


if __name__ == "__main__":
    numbers, squares = context.Queue(), context.Queue()
    child = context.Process(target=square, args=(numbers, squares))
    child.start()
    for number in (1, 2, 3, None):
        numbers.put(number)
    print(list(iter(squares.get, None)))
    child.join()

    small = context.Queue(maxsize=1)
    small.put("first")
    try:
        small.put("second", timeout=0.05)
    except queue.Full:
        print("full:", small.full(), small.qsize())
    print(small.get())
    for options in ({"block": False}, {"timeout": 0.05}):
        try:
            small.get(**options)
        except queue.Empty:
            print("empty:", small.empty())

    tasks, done = context.JoinableQueue(), context.SimpleQueue()
    workers = [context.Process(target=work_off, args=(tasks, done), daemon=True) for _ in range(2)]
    for worker in workers:
        worker.start()
    for word in ("red", "green", "blue"):
        tasks.put(word)
    tasks.join()  # all three are done
    print(sorted(done.get() for _ in range(3)), done.empty())

# Output:
# [(1, 1), (2, 4), (3, 9)]
# full: True 1
# first
# empty: True
# empty: True
# ['BLUE', 'GREEN', 'RED'] True
