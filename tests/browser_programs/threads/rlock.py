"""The owner of an RLock may take it again; others may not."""

import threading

lock = threading.RLock()
answers = []


def other():
    answers.append(lock.acquire(blocking=False))
    try:
        lock.release()
    except RuntimeError as error:
        answers.append(str(error))


with lock, lock:
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
print(answers)
thread = threading.Thread(target=lambda: answers.append(lock.acquire()))
thread.start()
thread.join()
print(answers[-1])

# Output:
# [False, 'cannot release un-acquired lock']
# True
