"""五个线程同时起跑，先后由调度器决定。"""

import threading

start_line = threading.Barrier(5)  # 五个线程到齐，一起放行


def run(number):
    start_line.wait()
    print(f"{number} 号到达\n", end="", flush=True)


runners = [threading.Thread(target=run, args=(n,)) for n in range(1, 6)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
print("全部到达")

# Unordered output:
# 1 号到达
# 2 号到达
# 3 号到达
# 4 号到达
# 5 号到达
# Output:
# 全部到达
