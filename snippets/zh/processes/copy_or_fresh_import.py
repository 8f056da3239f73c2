"""子进程一开始有什么：fork 是副本，其他是重新导入的模块。"""

import multiprocessing

numbers = [1, 2, 3]


def show():
    print(f"子进程：{numbers}", flush=True)


if __name__ == "__main__":
    numbers.append(4)  # 在创建子进程之前
    method = multiprocessing.get_start_method()
    print(f"主进程：{numbers}，启动方法 {method}", flush=True)

    child = multiprocessing.Process(target=show)
    child.start()
    child.join()

# Output (start_method == fork):
# 主进程：[1, 2, 3, 4]，启动方法 fork
# 子进程：[1, 2, 3, 4]
# Output (start_method == spawn):
# 主进程：[1, 2, 3, 4]，启动方法 spawn
# 子进程：[1, 2, 3]
# Output (start_method == forkserver):
# 主进程：[1, 2, 3, 4]，启动方法 forkserver
# 子进程：[1, 2, 3]
