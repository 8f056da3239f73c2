"""五位哲学家，五根筷子：先拿编号小的那根，人人都吃得上。"""

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
    all_seated.wait()  # 坐齐了再开始
    for _ in range(MEALS):
        with chopsticks[first]:
            time.sleep(0.001)  # 给邻座出手的机会
            with chopsticks[second]:
                if all(chopsticks[n].locked() for n in (left, right)):
                    eaten[seat] += 1  # 两根都拿着


threads = []
for seat in range(SEATS):
    threads.append(threading.Thread(target=philosopher, args=(seat,)))
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"每人吃了几次：{eaten}")

# Output:
# 每人吃了几次：[10, 10, 10, 10, 10]
