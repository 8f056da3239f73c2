"""Two threads add a million each, and nothing is lost. Still a bug."""

import threading

N = 1_000_000
counter = 0
both_there = threading.Barrier(2)


def work():
    global counter
    both_there.wait()  # begin together
    for _ in range(N):
        counter += 1


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"expected {2 * N}, got {counter}, lost {2 * N - counter}")

# Output:
# expected 2000000, got 2000000, lost 0
