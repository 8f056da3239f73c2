"""设置守护标志的三种写法：第二种已弃用，启动以后都不行。"""

import threading
import time
import warnings


def task():
    time.sleep(30)


# 方法 1
t1 = threading.Thread(target=task, daemon=True)

# 方法 2：已弃用
t2 = threading.Thread(target=task)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    t2.setDaemon(True)

# 方法 3
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
    print(f"start() 之后：RuntimeError: {error}")

# Output:
# [True, True, True]
# DeprecationWarning
#   setDaemon() is deprecated, set the daemon attribute instead
# start() 之后：RuntimeError: cannot set daemon status of active thread
