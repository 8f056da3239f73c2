"""Keyword arguments for the task: a dict in kwargs."""

import multiprocessing


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
    print("Task done")


if __name__ == "__main__":
    # The keys are the names of the parameters.
    child = multiprocessing.Process(target=task, kwargs={"count": 3})
    child.start()
    child.join()

# Output:
# The parrot got a task: repeat 3 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
