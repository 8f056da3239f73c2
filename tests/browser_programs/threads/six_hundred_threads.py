"""Six hundred threads wait at the same time, and again six hundred after them."""

import threading

for _ in range(2):
    gate = threading.Event()
    results = []

    def wait(number, gate=gate, results=results):
        gate.wait()
        results.append(number)

    threads = [threading.Thread(target=wait, args=(number,)) for number in range(600)]
    for thread in threads:
        thread.start()
    print(threading.active_count())
    gate.set()
    for thread in threads:
        thread.join()
    print(sum(results), threading.active_count())

# Output:
# 601
# 179700 1
# 601
# 179700 1
