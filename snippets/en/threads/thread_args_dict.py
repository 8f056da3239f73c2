"""Keyword arguments for the task: a dict in kwargs."""

import threading


def task(count):
    print("The parrot got a task: repeat", count, "times")
    for i in range(count):
        print("I am a parrot!")
    print("Task done")


# The keys are the names of the parameters.
sub_thread = threading.Thread(target=task, kwargs={"count": 3})
sub_thread.start()
sub_thread.join()

# Output:
# The parrot got a task: repeat 3 times
# I am a parrot!
# I am a parrot!
# I am a parrot!
# Task done
