"""Five threads start together; the scheduler decides who is first."""

import threading

start_line = threading.Barrier(5)  # opens when all five are there


def run(number):
    start_line.wait()
    print(f"number {number} arrived\n", end="", flush=True)


runners = [threading.Thread(target=run, args=(n,)) for n in range(1, 6)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
print("all arrived")

# Unordered output:
# number 1 arrived
# number 2 arrived
# number 3 arrived
# number 4 arrived
# number 5 arrived
# Output:
# all arrived
