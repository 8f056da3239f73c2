"""Positional arguments for the task: a tuple in args."""

import multiprocessing


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
    print("Task done")


if __name__ == "__main__":
    # A tuple of one: the comma makes it a tuple.
    child = multiprocessing.Process(target=task, args=(5,))
    child.start()
    child.join()

# Output:
# The parrot got a task: repeat 5 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
