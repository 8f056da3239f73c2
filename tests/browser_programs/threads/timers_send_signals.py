"""setitimer() and alarm() send SIGALRM, in a loop as well as in a sleep; pause() waits for it."""

import signal
import time

count = 0


def tick(number, frame):
    global count
    count += 1
    print("tick", count, "in", frame.f_code.co_name)
    if count == 3:
        signal.setitimer(signal.ITIMER_REAL, 0)


def spin():
    while True:
        pass


def give_up(number, frame):
    raise TimeoutError("too slow")


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
while count < 3:
    pass
print(signal.getitimer(signal.ITIMER_REAL))
print(signal.alarm(100), signal.alarm(0))

signal.signal(signal.SIGALRM, give_up)
for wait in (lambda: time.sleep(60), spin, signal.pause):
    signal.setitimer(signal.ITIMER_REAL, 0.02)
    try:
        wait()
    except TimeoutError as error:
        print(error)

signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.02)
signal.pause()
print("paused")
try:
    signal.setitimer(99, 1)
except signal.ItimerError as error:
    print(error)
signal.signal(signal.SIGALRM, signal.SIG_DFL)
signal.setitimer(signal.ITIMER_REAL, 0.02)
print("waits for its end", flush=True)
time.sleep(60)

# Output:
# tick 1 in <module>
# tick 2 in <module>
# tick 3 in <module>
# (0.0, 0.0)
# 0 100
# too slow
# too slow
# too slow
# tick 4 in <module>
# paused
# [Errno 22] Invalid argument
# waits for its end
# Exit status: -14
