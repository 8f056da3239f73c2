"""看得见的并发：调度器让两个任务轮流执行，一次只走一步。"""

from collections import deque


def task(name, steps):
    for i in range(steps):
        print(f"{name}... {i}")
        yield  # 停在这里，把执行权交还给调度器


def run_round_robin(tasks):
    ready = deque(tasks)
    while ready:
        current = ready.popleft()  # 轮到队头的任务
        try:
            next(current)  # 从上次停下的地方继续，走一步
        except StopIteration:
            continue  # 任务做完了，不再排队
        ready.append(current)  # 没做完，回到队尾


run_round_robin([task("唱歌", 3), task("跳舞", 2)])

# Output:
# 唱歌... 0
# 跳舞... 0
# 唱歌... 1
# 跳舞... 1
# 唱歌... 2
