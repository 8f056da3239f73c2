"""What a child starts with: a copy (fork), or a fresh import."""

import multiprocessing

numbers = [1, 2, 3]


def show():
    print(f"child: {numbers}", flush=True)


if __name__ == "__main__":
    numbers.append(4)  # before the child is made
    method = multiprocessing.get_start_method()
    print(f"main: {numbers}, start method {method}", flush=True)

    child = multiprocessing.Process(target=show)
    child.start()
    child.join()

# Output (start_method == fork):
# main: [1, 2, 3, 4], start method fork
# child: [1, 2, 3, 4]
# Output (start_method == spawn):
# main: [1, 2, 3, 4], start method spawn
# child: [1, 2, 3]
# Output (start_method == forkserver):
# main: [1, 2, 3, 4], start method forkserver
# child: [1, 2, 3]
