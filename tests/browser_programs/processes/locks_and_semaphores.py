"""Lock, RLock, Semaphore, BoundedSemaphore: in one process and in several."""

import multiprocessing

context = multiprocessing.get_context("spawn")


def add(lock, counter):
    for _ in range(20):
        with lock:
            counter.value += 1


def take(lock, answers):
    answers.put(lock.acquire(block=False))
    answers.put(lock.acquire(timeout=0.05))


def give_back(lock):
    lock.release()  # a process may release what another one took


if __name__ == "__main__":
    lock = context.Lock()
    counter = context.Value("i", 0, lock=False)
    children = [context.Process(target=add, args=(lock, counter)) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("counter:", counter.value)

    print(lock)
    print(lock.acquire(), lock)
    answers = context.SimpleQueue()
    child = context.Process(target=take, args=(lock, answers))
    child.start()
    print("the child gets it:", answers.get(), answers.get())
    child.join()
    child = context.Process(target=give_back, args=(lock,))
    child.start()
    child.join()
    try:
        lock.release()
    except ValueError as error:
        print("ValueError:", error)

    rlock = context.RLock()
    with rlock, rlock:
        print(rlock)
    try:
        rlock.release()
    except AssertionError as error:
        print("AssertionError:", error)

    semaphore = context.Semaphore(2)
    taken = [semaphore.acquire(block=False) for _ in range(3)]
    print(taken, semaphore)
    bounded = context.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print("ValueError:", error)

# Output:
# counter: 40
# <Lock(owner=None)>
# True <Lock(owner=MainProcess)>
# the child gets it: False False
# ValueError: semaphore or lock released too many times
# <RLock(MainProcess, 2)>
# AssertionError: attempt to release recursive lock not owned by thread
# [True, True, False] <Semaphore(value=0)>
# ValueError: semaphore or lock released too many times
