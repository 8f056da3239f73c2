"""两个进程一起计算：各从何时到何时，各占用多少 CPU 时间。"""

import time
from multiprocessing import Barrier, Process


def compute(name, zero, barrier):
    barrier.wait()  # 等两个进程都准备好，一起出发
    start, cpu_start = time.perf_counter(), time.process_time()
    sum(i * i for i in range(1_000_000))
    end, cpu_end = time.perf_counter(), time.process_time()
    print(
        f"{name}: 从 {start - zero:.2f} s 到 {end - zero:.2f} s，"
        f"占用 CPU {cpu_end - cpu_start:.2f} s\n",
        end="",
        flush=True,
    )


if __name__ == "__main__":
    zero = time.perf_counter()  # 两个进程看的是同一个时钟
    barrier = Barrier(2)
    singer = Process(target=compute, args=("唱歌", zero, barrier))
    dancer = Process(target=compute, args=("跳舞", zero, barrier))
    singer.start()
    time.sleep(0.5)  # 跳舞的来晚了
    dancer.start()
    for process in (singer, dancer):
        process.join()
    print("两个都算完了")

# Unordered output:
# 唱歌: 从 {sing_start:float 0.5..30} s 到 {sing_end:float 0..30} s，占用 CPU {sing_cpu:float 0.01..} s
# 跳舞: 从 {dance_start:float 0.5..30} s 到 {dance_end:float 0..30} s，占用 CPU {dance_cpu:float 0.01..} s
# Output:
# 两个都算完了
# Where:
# max(sing_start, dance_start) < min(sing_end, dance_end)
# sing_cpu <= sing_end - sing_start + 0.05
# dance_cpu <= dance_end - dance_start + 0.05
