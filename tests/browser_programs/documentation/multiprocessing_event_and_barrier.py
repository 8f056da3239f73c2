"""Processes meet at a barrier and start together when the event is set."""

import multiprocessing


def run_race(name, line, shot):
    print(f"{name} is at the line\n", end="", flush=True)
    line.wait()
    shot.wait()
    print(f"{name} runs\n", end="", flush=True)


if __name__ == "__main__":
    line = multiprocessing.Barrier(3)  # two runners and the starter
    shot = multiprocessing.Event()
    runners = []
    for name in ("hare", "tortoise"):
        args = (name, line, shot)
        runner = multiprocessing.Process(target=run_race, args=args)
        runner.start()
        runners.append(runner)
    line.wait()
    print("bang!", flush=True)
    shot.set()
    for runner in runners:
        runner.join()

# Unordered output:
# hare is at the line
# tortoise is at the line
# Output:
# bang!
# Unordered output:
# hare runs
# tortoise runs
