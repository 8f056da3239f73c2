"""join() of a JoinableQueue waits until another process has done all items."""

import multiprocessing
import time


def wash(dirty, clean_count):
    while True:
        dish = dirty.get()
        time.sleep(0.02)
        clean_count.value += 1
        print("washed", dish, flush=True)
        dirty.task_done()


if __name__ == "__main__":
    dirty = multiprocessing.JoinableQueue()
    clean_count = multiprocessing.Value("i", 0)
    args = (dirty, clean_count)
    washer = multiprocessing.Process(target=wash, args=args, daemon=True)
    washer.start()
    for dish in ("cup", "plate", "bowl"):
        dirty.put(dish)
    dirty.join()
    print("clean:", clean_count.value, "washer alive:", washer.is_alive())

# Output:
# washed cup
# washed plate
# washed bowl
# clean: 3 washer alive: True
