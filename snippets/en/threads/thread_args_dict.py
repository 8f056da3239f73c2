"""Keyword arguments for the task: a dict in kwargs."""

import threading
import time


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
        time.sleep(0.05)
    print("Task done")


# The keys are the names of the parameters.
sub_thread = threading.Thread(target=task, kwargs={"count": 3})
sub_thread.start()
sub_thread.join()
print("main: goes on")

# Output:
# The parrot got a task: repeat 3 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
# main: goes on
