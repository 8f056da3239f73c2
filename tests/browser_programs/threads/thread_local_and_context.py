"""Thread-local data, and context variables, are each thread's own."""

import contextvars
import threading


class Local(threading.local):
    def __init__(self, start):
        self.value = start


local = Local(10)
local.value += 1
variable = contextvars.ContextVar("variable", default="default")
context = contextvars.copy_context()
found = []
both_set = threading.Barrier(2)


def use(number):
    found.append((number, local.value))
    local.value = number
    variable.set(number)
    both_set.wait()
    found.append((number, local.value, variable.get()))


threads = [threading.Thread(target=use, args=(number,)) for number in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(found))
print(local.value, variable.get(), len(context))

# Output:
# [(1, 1, 1), (1, 10), (2, 2, 2), (2, 10)]
# 11 default 0
