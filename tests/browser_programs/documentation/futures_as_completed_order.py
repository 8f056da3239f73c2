"""as_completed() yields each future when it is done: the last one first."""

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


def deliver(after):
    if after:
        after.wait()
    return threading.current_thread().name.rpartition("_")[0]


first_opened, second_opened = threading.Event(), threading.Event()
opened_next = {"bike": first_opened, "van": second_opened}

with ThreadPoolExecutor(3, thread_name_prefix="courier") as pool:
    parcels = {
        pool.submit(deliver, second_opened): "ship",
        pool.submit(deliver, first_opened): "van",
        pool.submit(deliver, None): "bike",
    }
    for parcel in as_completed(parcels, timeout=30):
        name = parcels[parcel]
        print(f"by {name}, {parcel.result()}")
        if name in opened_next:
            opened_next[name].set()

# Output:
# by bike, courier
# by van, courier
# by ship, courier
