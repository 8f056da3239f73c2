"""The garbage collector runs while 200 threads are in the midst of calls."""

import gc
import threading

go = threading.Event()


class Key:
    def __init__(self, number):
        self.number = number
        self.me = self

    def __lt__(self, other):
        go.wait()
        return self.number < other.number


def sort(number):
    keys = sorted([Key(number), Key(number - 1)])
    results.append(keys[0].number)


results = []
threads = [threading.Thread(target=sort, args=(number,)) for number in range(200)]
for thread in threads:
    thread.start()
print(f"{threading.active_count()} threads")
for _ in range(3):
    junk = [Key(number) for number in range(5000)]
    del junk
    gc.collect()
go.set()
for thread in threads:
    thread.join()
print(sum(results), threading.active_count())

# Output:
# 201 threads
# 19700 1
