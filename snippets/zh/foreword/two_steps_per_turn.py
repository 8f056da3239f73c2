"""时间片长一倍：每个任务轮到一次，就走两步。"""

from collections import deque


def task(name, steps):
    for i in range(steps):
        print(f"{name}... {i}")
        yield


def run_round_robin(tasks, quantum):  # quantum：一个时间片走几步
    ready = deque(tasks)
    while ready:
        current = ready.popleft()
        try:
            for _ in range(quantum):
                next(current)
        except StopIteration:
            continue
        ready.append(current)


run_round_robin([task("唱歌", 3), task("跳舞", 2)], quantum=2)

# Output:
# 唱歌... 0
# 唱歌... 1
# 跳舞... 0
# 跳舞... 1
# 唱歌... 2
