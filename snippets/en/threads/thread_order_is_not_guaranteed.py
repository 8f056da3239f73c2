"""Five threads start together; the scheduler decides who is first."""

import threading
import time

lined_up = []
start_line = threading.Barrier(5)  # opens when all five are there


def run(number):
    lined_up.append(number)
    start_line.wait()
    count = len(lined_up)
    time.sleep(0.1)  # run
    print(f"number {number} of {count} arrived\n", end="", flush=True)


runners = [threading.Thread(target=run, args=(n,)) for n in range(1, 6)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
print("all arrived")

# Unordered output:
# number 1 of 5 arrived
# number 2 of 5 arrived
# number 3 of 5 arrived
# number 4 of 5 arrived
# number 5 of 5 arrived
# Output:
# all arrived
