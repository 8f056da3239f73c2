# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""SIGKILL 和 SIGSTOP 不能捕获，其他信号可以（Unix）。"""

import signal


def handler(signum, frame):
    print(f"捕获了 {signal.Signals(signum).name}")


for sig in (signal.SIGTERM, signal.SIGTSTP):
    signal.signal(sig, handler)
    signal.raise_signal(sig)

for sig in (signal.SIGKILL, signal.SIGSTOP):
    try:
        signal.signal(sig, handler)
    except OSError as error:
        print(f"{sig.name}：OSError: {error}")

# Output:
# 捕获了 SIGTERM
# 捕获了 SIGTSTP
# Output (not browser):
# SIGKILL：OSError: [Errno 22] Invalid argument
# SIGSTOP：OSError: [Errno 22] Invalid argument
# Output (browser):
# SIGKILL：OSError: [Errno 28] Invalid argument
# SIGSTOP：OSError: [Errno 28] Invalid argument
