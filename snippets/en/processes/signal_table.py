# /// script
# [tool.snippet]
# platforms = ["linux", "darwin"]
# ///
"""The signals of this system: number, name and meaning (Unix)."""

import signal

SIGNALS = [
    signal.SIGHUP,
    signal.SIGINT,
    signal.SIGQUIT,
    signal.SIGKILL,
    signal.SIGSEGV,
    signal.SIGTERM,
    signal.SIGCONT,
    signal.SIGSTOP,
    signal.SIGTSTP,
]

for sig in SIGNALS:
    meaning = signal.strsignal(sig)
    print(f"{sig.value:>2} {sig.name:<7} {meaning}")

# Output (platform != darwin):
#  1 SIGHUP  Hangup
#  2 SIGINT  Interrupt
#  3 SIGQUIT Quit
#  9 SIGKILL Killed
# 11 SIGSEGV Segmentation fault
# 15 SIGTERM Terminated
# 18 SIGCONT Continued
# 19 SIGSTOP Stopped (signal)
# 20 SIGTSTP Stopped
# Output (platform == darwin):
#  1 SIGHUP  Hangup: 1
#  2 SIGINT  Interrupt: 2
#  3 SIGQUIT Quit: 3
#  9 SIGKILL Killed: 9
# 11 SIGSEGV Segmentation fault: 11
# 15 SIGTERM Terminated: 15
# 19 SIGCONT Continued: 19
# 17 SIGSTOP Suspended (signal): 17
# 18 SIGTSTP Suspended: 18
