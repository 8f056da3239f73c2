"""没有多任务：唱完歌，才开始跳舞。"""

import time


def sing():
    for i in range(3):
        print(f"唱歌... {i}")
        time.sleep(0.1)


def dance():
    for i in range(3):
        print(f"跳舞... {i}")
        time.sleep(0.1)


if __name__ == "__main__":
    start = time.perf_counter()
    sing()
    dance()  # sing() 返回以后才轮到它
    elapsed = time.perf_counter() - start
    print(f"总共用时 {elapsed:.2f} s")

# Output:
# 唱歌... 0
# 唱歌... 1
# 唱歌... 2
# 跳舞... 0
# 跳舞... 1
# 跳舞... 2
# 总共用时 {elapsed:float 0.6..10} s
