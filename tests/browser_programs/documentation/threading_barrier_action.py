"""A barrier lets all pass together; one of them runs its action first."""

import threading

ROWERS = ("bow", "middle", "stroke")
seats = []


def count_off():
    print("all aboard:", ", ".join(sorted(seats)), flush=True)


def row(name):
    seats.append(name)
    number = barrier.wait()  # everyone gets another number
    print(f"number {number} rows\n", end="", flush=True)


barrier = threading.Barrier(len(ROWERS), action=count_off)
crew = [threading.Thread(target=row, args=(name,)) for name in ROWERS]
for rower in crew:
    rower.start()
for rower in crew:
    rower.join()
print("waiting now:", barrier.n_waiting)

# Output:
# all aboard: bow, middle, stroke
# Unordered output:
# number 0 rows
# number 1 rows
# number 2 rows
# Output:
# waiting now: 0
