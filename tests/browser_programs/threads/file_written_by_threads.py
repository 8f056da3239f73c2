"""Threads write and flush one file: every line arrives whole."""

import tempfile
import threading


def write(file, letter):
    for _ in range(2000):
        file.write(letter * 9 + "\n")
        file.flush()


with tempfile.TemporaryFile("w+") as file:
    threads = [threading.Thread(target=write, args=(file, c)) for c in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    file.seek(0)
    lines = file.read().splitlines()
print(len(lines), sorted(set(lines)))

# Output:
# 6000 ['aaaaaaaaa', 'bbbbbbbbb', 'ccccccccc']
