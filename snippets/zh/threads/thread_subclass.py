"""继承 Thread 并重写 run()：主线程能直接读到结果。"""

import threading
import time


class Repeater(threading.Thread):
    def __init__(self, text, count):
        super().__init__()  # 这一句不能少
        self.text = text
        self.count = count
        self.result = None

    def run(self):  # 在新线程里执行
        time.sleep(0.1)
        self.result = self.text * self.count


worker = Repeater("复读", 3)
worker.start()
worker.join()
print(f"主线程里的属性：{worker.result!r}")

# Output:
# 主线程里的属性：'复读复读复读'
