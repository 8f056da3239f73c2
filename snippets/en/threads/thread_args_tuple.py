"""Positional arguments for the task: a tuple in args."""

import threading
import time


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
        time.sleep(0.05)
    print("Task done")


# A tuple of one: the comma makes it a tuple.
sub_thread = threading.Thread(target=task, args=(5,))
sub_thread.start()
sub_thread.join()
print("main: goes on")

# Output:
# The parrot got a task: repeat 5 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
# main: goes on
