"""Names and numbers of threads: several threads, one process."""

import os
import threading
import time


def report():
    me = threading.current_thread()
    names = [thread.name for thread in threading.enumerate()]
    print(f"{me.name}: pid {os.getpid()}, id {me.native_id}")
    print(f"  threads alive: {names}")
    time.sleep(0.1)  # do not end at once


report()

singer = threading.Thread(target=report, name="singer")
singer.start()
singer.join()

nameless = threading.Thread(target=report)
nameless.start()
nameless.join()

report()

# Output:
# MainThread: pid {process:pid}, id {main:int 1..}
#   threads alive: ['MainThread']
# singer: pid {process:pid}, id {singer:int 1..}
#   threads alive: ['MainThread', 'singer']
# Thread-1 (report): pid {process:pid}, id {nameless:int 1..}
#   threads alive: ['MainThread', 'Thread-1 (report)']
# MainThread: pid {process:pid}, id {main:int 1..}
#   threads alive: ['MainThread']
# Where:
# main != singer
# main != nameless
