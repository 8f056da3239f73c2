"""Conditions, events, barriers, semaphores and timers."""

import threading

items = []
condition = threading.Condition()
taken = []


def take():
    with condition:
        condition.wait_for(lambda: items)
        taken.append(items.pop())


takers = [threading.Thread(target=take) for _ in range(3)]
for taker in takers:
    taker.start()
for item in range(3):
    with condition:
        items.append(item)
        condition.notify()
for taker in takers:
    taker.join()
print(sorted(taken))

event = threading.Event()
print(event.wait(0.01))
threading.Timer(0.02, event.set).start()
print(event.wait(30))
timer = threading.Timer(30, print, ["never"])
timer.start()
timer.cancel()
timer.join()

barrier = threading.Barrier(3)
last = []


def meet():
    if barrier.wait() == 0:
        last.append("one was the first")


threads = [threading.Thread(target=meet) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(last)
try:
    threading.Barrier(2).wait(timeout=0.01)
except threading.BrokenBarrierError:
    print("broken barrier")

semaphore = threading.BoundedSemaphore(2)
lock = threading.Lock()
inside = peak = 0


def enter():
    global inside, peak
    with semaphore:
        with lock:
            inside += 1
            peak = max(peak, inside)
        event.wait()
        with lock:
            inside -= 1


threads = [threading.Thread(target=enter) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(inside, peak <= 2)
try:
    semaphore.release()
except ValueError as error:
    print(error)

# Output:
# [0, 1, 2]
# False
# True
# ['one was the first']
# broken barrier
# 0 True
# Semaphore released too many times
