# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""Every signal can be caught but two: SIGKILL and SIGSTOP (Unix)."""

import signal


def handler(signum, frame):
    print(f"caught {signal.Signals(signum).name}")


for sig in (signal.SIGTERM, signal.SIGTSTP):
    signal.signal(sig, handler)
    signal.raise_signal(sig)

for sig in (signal.SIGKILL, signal.SIGSTOP):
    try:
        signal.signal(sig, handler)
    except OSError as error:
        print(f"{sig.name}: OSError: {error}")

# Output:
# caught SIGTERM
# caught SIGTSTP
# Output (not browser):
# SIGKILL: OSError: [Errno 22] Invalid argument
# SIGSTOP: OSError: [Errno 22] Invalid argument
# Output (browser):
# SIGKILL: OSError: [Errno 28] Invalid argument
# SIGSTOP: OSError: [Errno 28] Invalid argument
