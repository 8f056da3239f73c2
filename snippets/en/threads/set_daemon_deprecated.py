"""Three ways to set the flag: one deprecated, none after start()."""

import threading
import time
import warnings


def task():
    time.sleep(30)


# Way 1
t1 = threading.Thread(target=task, daemon=True)

# Way 2: deprecated
t2 = threading.Thread(target=task)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    t2.setDaemon(True)

# Way 3
t3 = threading.Thread(target=task)
t3.daemon = True

print([t1.daemon, t2.daemon, t3.daemon])
for warning in caught:
    print(warning.category.__name__)
    print(f"  {warning.message}")

t1.start()
try:
    t1.daemon = False
except RuntimeError as error:
    print(f"after start(): RuntimeError: {error}")

# Output:
# [True, True, True]
# DeprecationWarning
#   setDaemon() is deprecated, set the daemon attribute instead
# after start(): RuntimeError: cannot set daemon status of active thread
