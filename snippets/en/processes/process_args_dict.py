"""Keyword arguments for the task: a dict in kwargs."""

import multiprocessing
import time


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
        time.sleep(0.05)
    print("Task done")


if __name__ == "__main__":
    # The keys are the names of the parameters.
    child = multiprocessing.Process(target=task, kwargs={"count": 3})
    child.start()
    child.join()
    print("main: goes on")

# Output:
# The parrot got a task: repeat 3 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
# main: goes on
