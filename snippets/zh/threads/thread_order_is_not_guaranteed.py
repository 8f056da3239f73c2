"""五个线程同时起跑，先后由调度器决定。"""

import threading
import time

lined_up = []
start_line = threading.Barrier(5)  # 五个线程到齐，一起放行


def run(number):
    lined_up.append(number)
    start_line.wait()
    count = len(lined_up)
    time.sleep(0.1)  # 跑
    print(f"{number} 号到达，起跑时 {count} 人\n", end="", flush=True)


runners = [threading.Thread(target=run, args=(n,)) for n in range(1, 6)]
for runner in runners:
    runner.start()
for runner in runners:
    runner.join()
print("全部到达")

# Unordered output:
# 1 号到达，起跑时 5 人
# 2 号到达，起跑时 5 人
# 3 号到达，起跑时 5 人
# 4 号到达，起跑时 5 人
# 5 号到达，起跑时 5 人
# Output:
# 全部到达
