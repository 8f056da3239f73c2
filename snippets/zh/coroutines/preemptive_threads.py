"""抢占式：两个线程都不让出，却都在前进。"""

import sys
import threading
import time

steps = {"唱歌": 0, "跳舞": 0}
stop = False


def work(name):
    while not stop:  # 只管计算，从不让出
        steps[name] += 1


singer = threading.Thread(target=work, args=("唱歌",))
dancer = threading.Thread(target=work, args=("跳舞",))
singer.start()
dancer.start()

while min(steps.values()) < 1000:  # 等到两个都走了 1000 步
    time.sleep(0.01)
stop = True
singer.join()
dancer.join()

print(f"切换间隔: {sys.getswitchinterval()} s")
for name, count in steps.items():
    print(f"{name}走了 {count} 步")

# Output:
# 切换间隔: 0.005 s
# 唱歌走了 {sing:int 1000..} 步
# 跳舞走了 {dance:int 1000..} 步
