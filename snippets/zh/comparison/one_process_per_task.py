"""十个小任务：一个进程做完全部，还是每个任务开一个进程？"""

import multiprocessing
import time

TASKS = 10


def do_tasks(count):
    for _ in range(count):
        sum(range(10_000))


def run(processes):
    count = TASKS // processes
    pids = set()
    start = time.perf_counter()
    for _ in range(processes):
        child = multiprocessing.Process(target=do_tasks, args=(count,))
        child.start()
        child.join()
        assert child.exitcode == 0
        pids.add(child.pid)
    cost = (time.perf_counter() - start) * 1000
    print(f"{len(pids)} 个进程，各做 {count} 个任务：{cost:.1f} ms")


if __name__ == "__main__":
    # 第一个进程可能要先等 fork 服务器启动，不计时
    first = multiprocessing.Process(target=do_tasks, args=(0,))
    first.start()
    first.join()

    run(1)
    run(TASKS)

# Output:
# 1 个进程，各做 10 个任务：{one:float 0.1..30000} ms
# 10 个进程，各做 1 个任务：{many:float 1..60000} ms
