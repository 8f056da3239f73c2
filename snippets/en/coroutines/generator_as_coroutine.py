"""A function that pauses and resumes: it remembers the sum between numbers."""


def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average  # stop here, wait for the next number
        total += value
        count += 1
        average = total / count


coroutine = averager()
next(coroutine)  # run to the first yield
for value in (10, 30, 5):
    average = coroutine.send(value)  # goes on where it stopped
    print(f"sent {value}, average {average}")

# Output:
# sent 10, average 10.0
# sent 30, average 20.0
# sent 5, average 15.0
