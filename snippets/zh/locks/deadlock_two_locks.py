"""必然发生的死锁：A 拿着刀等叉，B 拿着叉等刀。"""

import threading
import time

locks = {"刀": threading.Lock(), "叉": threading.Lock()}
both_hold_one = threading.Barrier(2)
both_have_tried = threading.Barrier(2)


def eat(name, first, second, patience):
    with locks[first]:
        print(f"{name} 拿到了{first}\n", end="", flush=True)
        both_hold_one.wait()  # 等到每人手里都有一把
        # 不写 timeout，就会永远等下去
        got = locks[second].acquire(timeout=patience)
        print(f"{name} 等{second}：{got}\n", end="", flush=True)
        both_have_tried.wait()  # 两边都试完才放手
        if got:
            locks[second].release()


a = threading.Thread(target=eat, args=("A", "刀", "叉", 0.2))
b = threading.Thread(target=eat, args=("B", "叉", "刀", 0.4))
a.start()
time.sleep(0.1)  # B 来晚了
b.start()
for thread in (a, b):
    thread.join()
print("两个都放弃了")

# Unordered output:
# A 拿到了刀
# B 拿到了叉
# Unordered output:
# A 等叉：False
# B 等刀：False
# Output:
# 两个都放弃了
