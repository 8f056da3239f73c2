"""Without multitasking: the dance starts only after the song has ended."""

import time


def sing():
    for i in range(3):
        print(f"singing... {i}")
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"dancing... {i}")
        time.sleep(0.1)


if __name__ == "__main__":
    start = time.perf_counter()
    sing()
    dance()  # its turn comes only when sing() has returned
    elapsed = time.perf_counter() - start
    print(f"total: {elapsed:.2f} s")

# Output:
# singing... 0
# singing... 1
# singing... 2
# dancing... 0
# dancing... 1
# dancing... 2
# total: {elapsed:float 0.6..10} s
