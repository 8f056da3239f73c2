"""threading.local: one name, and a value for each thread."""

import threading
import time

local = threading.local()
written = []
both_have_written = threading.Barrier(2)


def task(song, delay):
    time.sleep(delay)  # one comes later
    local.song = song
    written.append(song)
    both_have_written.wait()
    name = threading.current_thread().name
    count = len(written)
    print(f"{name}: {count} written, mine is {local.song}\n", end="")


t1 = threading.Thread(target=task, name="thread 1", args=("aria", 0.1))
t2 = threading.Thread(target=task, name="thread 2", args=("lullaby", 0))
t1.start()
t2.start()
for thread in (t1, t2):
    thread.join()

try:
    print(f"main: {local.song}")
except AttributeError as error:
    print(f"main: AttributeError: {error}")

# Unordered output:
# thread 1: 2 written, mine is aria
# thread 2: 2 written, mine is lullaby
# Output:
# main: AttributeError: '_thread._local' object has no attribute 'song'
