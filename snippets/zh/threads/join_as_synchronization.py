"""先等一个结束，再启动下一个：没有竞态，也没有并发。"""

import threading
import time

counter = 0


def increment(pause):
    global counter
    for _ in range(5):
        value = counter
        pause()  # 别的线程可以在这时插进来
        counter = value + 1


def nap():
    time.sleep(0.01)


# 一个接一个
t1 = threading.Thread(target=increment, args=(nap,))
t2 = threading.Thread(target=increment, args=(nap,))
t1.start()
t1.join()
t2.start()
t2.join()
print(f"一个接一个：应该是 10，实际是 {counter}")

# 同时，而且每次都等到两个线程都读完
counter = 0
both_have_read = threading.Barrier(2)
t1 = threading.Thread(target=increment, args=(both_have_read.wait,))
t2 = threading.Thread(target=increment, args=(both_have_read.wait,))
t1.start()
t2.start()
t1.join()
t2.join()
print(f"同时：应该是 10，实际是 {counter}")

# Output:
# 一个接一个：应该是 10，实际是 10
# 同时：应该是 10，实际是 5
