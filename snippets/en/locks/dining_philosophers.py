"""Five philosophers, five chopsticks: the lower number first, and all eat."""

import threading
import time

SEATS = 5
MEALS = 10
chopsticks = [threading.Lock() for _ in range(SEATS)]
eaten = [0] * SEATS
all_seated = threading.Barrier(SEATS)


def philosopher(seat):
    left, right = seat, (seat + 1) % SEATS
    first, second = sorted((left, right))
    all_seated.wait()  # begin together
    for _ in range(MEALS):
        with chopsticks[first]:
            time.sleep(0.001)  # let the neighbours try
            with chopsticks[second]:
                if all(chopsticks[n].locked() for n in (left, right)):
                    eaten[seat] += 1  # has both


threads = []
for seat in range(SEATS):
    threads.append(threading.Thread(target=philosopher, args=(seat,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"meals eaten: {eaten}")

# Output:
# meals eaten: [10, 10, 10, 10, 10]
