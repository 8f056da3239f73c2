"""An exception crosses from the worker process with its type and its cause."""

from concurrent.futures import ProcessPoolExecutor


class BadRecipe(Exception):
    pass


def cook(eggs):
    if eggs < 0:
        raise BadRecipe("fewer than no eggs", eggs)
    return eggs * 2


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        omelette = pool.submit(cook, -3)
        error = omelette.exception(timeout=30)
        print(type(error).__name__, error.args)
        last_line = str(error.__cause__).rstrip('\n"').split("\n")[-1]
        print("there:", last_line.rpartition(".")[2])
        print("the worker still cooks:", pool.submit(cook, 3).result())

# Output:
# BadRecipe ('fewer than no eggs', -3)
# there: BadRecipe: ('fewer than no eggs', -3)
# the worker still cooks: 6
