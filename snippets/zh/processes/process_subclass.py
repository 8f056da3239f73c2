"""继承 Process 并重写 run()：结果要用管道送回来。"""

import multiprocessing


class Repeater(multiprocessing.Process):
    def __init__(self, text, count, connection):
        super().__init__()  # 这一句不能少
        self.text = text
        self.count = count
        self.connection = connection
        self.result = None

    def run(self):  # 在子进程里执行
        self.result = self.text * self.count
        self.connection.send(self.result)


if __name__ == "__main__":
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = Repeater("复读", 3, sender)
    child.start()
    print(f"从管道收到：{receiver.recv()!r}")
    child.join()
    print(f"主进程里的属性：{child.result}")

# Output:
# 从管道收到：'复读复读复读'
# 主进程里的属性：None
