"""两个线程各三步，交错的办法一共 20 种，逐一试过。"""

import itertools

counter = 0


def increment():
    global counter
    value = counter  # 读
    yield
    value = value + 1  # 加
    yield
    counter = value  # 写
    yield


def run(order):
    global counter
    counter = 0
    threads = {"A": increment(), "B": increment()}
    for name in order:
        next(threads[name])  # 这个线程走一步
    return counter


orders = sorted(set(itertools.permutations("AAABBB")))
right = ["".join(order) for order in orders if run(order) == 2]
wrong = ["".join(order) for order in orders if run(order) == 1]
print(f"一共 {len(orders)} 种")
print(f"结果是 1 的有 {len(wrong)} 种")
print(f"结果是 2 的有 {len(right)} 种：{right}")

# Output:
# 一共 20 种
# 结果是 1 的有 18 种
# 结果是 2 的有 2 种：['AAABBB', 'BBBAAA']
