"""Nobody calls join(), and yet main waits for its child at the end."""

import multiprocessing
import time


def task(go):
    go.recv()  # wait until main has printed
    time.sleep(0.3)
    print("child: done", flush=True)


if __name__ == "__main__":
    go, tell_go = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.Process(target=task, args=(go,))
    child.start()
    print("main: end of code", flush=True)
    tell_go.send("go")

# Output:
# main: end of code
# child: done
