"""The start methods that there are, and what a missing one answers."""

import multiprocessing

if __name__ == "__main__":
    print(sorted(multiprocessing.get_all_start_methods()))
    for method in ("fork", "teleport"):
        try:
            context = multiprocessing.get_context(method)
        except ValueError as error:
            print(f"{method}: {error}")
        else:
            print(f"{method}: {context.get_start_method()}")
    multiprocessing.set_start_method("spawn")
    print(multiprocessing.get_start_method())
    try:
        multiprocessing.set_start_method("spawn")
    except RuntimeError as error:
        print("RuntimeError:", error)

# Output (not browser and platform != win32):
# ['fork', 'forkserver', 'spawn']
# fork: fork
# Output (browser):
# ['spawn']
# fork: a browser has no start method fork (a running Python cannot be copied), only spawn
# Output (platform != win32):
# teleport: cannot find context for 'teleport'
# spawn
# RuntimeError: context has already been set
