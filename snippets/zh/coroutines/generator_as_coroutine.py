"""会暂停、会继续的函数：把数一个个送进生成器，它记得之前的和。"""


def averager():
    total = 0
    count = 0
    average = None
    while True:
        value = yield average  # 停在这里，等外面送来下一个数
        total += value
        count += 1
        average = total / count


coroutine = averager()
next(coroutine)  # 走到第一个 yield
for value in (10, 30, 5):
    average = coroutine.send(value)  # 从停下的地方继续
    print(f"送入 {value}，平均 {average}")

# Output:
# 送入 10，平均 10.0
# 送入 30，平均 20.0
# 送入 5，平均 15.0
