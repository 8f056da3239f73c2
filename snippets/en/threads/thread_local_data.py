"""threading.local: one name, and a value for each thread."""

import threading

local = threading.local()
both_have_written = threading.Barrier(2)


def task(song):
    local.song = song
    both_have_written.wait()
    name = threading.current_thread().name
    print(f"{name}: {local.song}\n", end="", flush=True)


t1 = threading.Thread(target=task, name="thread 1", args=("ballad",))
t2 = threading.Thread(target=task, name="thread 2", args=("lullaby",))
t1.start()
t2.start()
t1.join()
t2.join()

try:
    print(f"main: {local.song}")
except AttributeError as error:
    print(f"main: AttributeError: {error}")

# Unordered output:
# thread 1: ballad
# thread 2: lullaby
# Output:
# main: AttributeError: '_thread._local' object has no attribute 'song'
