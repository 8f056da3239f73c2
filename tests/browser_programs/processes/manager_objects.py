"""Objects that live in a manager's process: changes are seen by all."""

import multiprocessing

context = multiprocessing.get_context("spawn")


def change(shared, items, names, number, lock, results):
    shared["child"] = [1, 2]
    items.append(4)
    names.color = "red"
    with lock:
        number.value += 1
    results.put("done")


if __name__ == "__main__":
    with context.Manager() as manager:
        shared, items = manager.dict(main=0), manager.list([1, 2, 3])
        names, number = manager.Namespace(), manager.Value("i", 41)
        lock, results = manager.Lock(), manager.Queue()
        names.color = "blue"
        arguments = (shared, items, names, number, lock, results)
        child = context.Process(target=change, args=arguments)
        child.start()
        child.join()
        print(dict(shared), list(items), names.color, number.value)
        print(results.get(), results.empty(), items[1:], len(shared))

        shared["child"].append(3)  # changes a copy
        print(shared["child"])
        nested = manager.list([manager.dict(depth=2)])
        nested[0]["depth"] += 1
        print(nested[0]["depth"])
        try:
            shared["nobody"]
        except KeyError as error:
            print("KeyError:", error)
    try:
        items.append(5)
    except (ConnectionError, FileNotFoundError):
        print("the manager has ended")

# Output:
# {{'main': 0, 'child': [1, 2]}} [1, 2, 3, 4] red 42
# done True [2, 3, 4] 2
# [1, 2]
# 3
# KeyError: 'nobody'
# the manager has ended
