"""A deadlock, every time: A has the knife, B has the fork, each wants the other."""

import threading
import time

locks = {"knife": threading.Lock(), "fork": threading.Lock()}
both_hold_one = threading.Barrier(2)
both_have_tried = threading.Barrier(2)


def eat(name, first, second, patience):
    with locks[first]:
        print(f"{name} has the {first}\n", end="", flush=True)
        both_hold_one.wait()  # until both hold one
        # without timeout, it would wait for ever
        got = locks[second].acquire(timeout=patience)
        print(f"{name} wants the {second}: {got}\n", end="", flush=True)
        both_have_tried.wait()  # until both have tried
        if got:
            locks[second].release()


a = threading.Thread(target=eat, args=("A", "knife", "fork", 0.2))
b = threading.Thread(target=eat, args=("B", "fork", "knife", 0.4))
a.start()
time.sleep(0.1)  # B comes late
b.start()
for thread in (a, b):
    thread.join()
print("both have given up")

# Unordered output:
# A has the knife
# B has the fork
# Unordered output:
# A wants the fork: False
# B wants the knife: False
# Output:
# both have given up
