"""Event, Condition and Barrier between processes."""

import multiprocessing
import threading

context = multiprocessing.get_context("spawn")


def wait_for_event(event, answers):
    answers.put(("timeout", event.wait(0.05)))
    answers.put(("event", event.wait()))


def consume(condition, numbers, answers):
    with condition:
        condition.wait_for(lambda: numbers[0] == 3)
        answers.put(("condition", numbers[:]))


def meet(barrier, answers):
    index = barrier.wait()
    answers.put(("barrier", index))
    try:
        barrier.wait(0.05)  # nobody else comes
    except threading.BrokenBarrierError:
        answers.put(("barrier", "broken"))


if __name__ == "__main__":
    answers = context.Queue()

    event = context.Event()
    child = context.Process(target=wait_for_event, args=(event, answers))
    child.start()
    print(answers.get(), event.is_set())
    event.set()
    print(answers.get(), event.is_set())
    child.join()
    event.clear()
    print(event.is_set(), event.wait(0))

    condition = context.Condition()
    numbers = context.Array("i", 3, lock=False)
    child = context.Process(target=consume, args=(condition, numbers, answers))
    child.start()
    for number in (1, 2, 3):
        with condition:
            numbers[:] = [number] * 3
            condition.notify_all()
    print(answers.get())
    child.join()

    barrier = context.Barrier(2)
    child = context.Process(target=meet, args=(barrier, answers))
    child.start()
    index = barrier.wait()
    print("together:", index + answers.get()[1])
    print(answers.get(), barrier.broken)
    child.join()

# Output:
# ('timeout', False) False
# ('event', True) True
# False False
# ('condition', [3, 3, 3])
# together: 1
# ('barrier', 'broken') True
