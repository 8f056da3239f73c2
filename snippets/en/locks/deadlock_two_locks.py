"""A deadlock, every time: A has the knife, B has the fork, each wants the other."""

import threading

locks = {"knife": threading.Lock(), "fork": threading.Lock()}
both_hold_one = threading.Barrier(2)
both_have_tried = threading.Barrier(2)


def eat(name, first, second):
    with locks[first]:
        print(f"{name} has the {first}\n", end="", flush=True)
        both_hold_one.wait()  # until both hold one
        # without timeout, it would wait for ever
        got = locks[second].acquire(timeout=0.2)
        print(f"{name} wants the {second}: {got}\n", end="", flush=True)
        both_have_tried.wait()  # until both have tried
        if got:
            locks[second].release()


a = threading.Thread(target=eat, args=("A", "knife", "fork"))
b = threading.Thread(target=eat, args=("B", "fork", "knife"))
a.start()
b.start()
a.join()
b.join()

# Unordered output:
# A has the knife
# B has the fork
# Unordered output:
# A wants the fork: False
# B wants the knife: False
