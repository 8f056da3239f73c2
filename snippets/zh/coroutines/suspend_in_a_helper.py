# /// script
# dependencies = ["gevent"]
# ///
"""切换点在被调用的普通函数里，整个调用栈照样暂停。"""

import gevent


def rest():  # 普通函数
    gevent.sleep(0)  # 切换点，在第三层调用里


def perform(name):
    for _ in range(3):
        print(f"{name}...")
        rest()


def sing():
    perform("唱歌")


def dance():
    perform("跳舞")


g1 = gevent.spawn(sing)
g2 = gevent.spawn(dance)
gevent.joinall([g1, g2])

source = "def rest(): await asyncio.sleep(0)"
try:
    compile(source, "<source>", "exec")
except SyntaxError as error:
    print(f"{source}\nSyntaxError: {error.msg}")

# Output:
# 唱歌...
# 跳舞...
# 唱歌...
# 跳舞...
# 唱歌...
# 跳舞...
# def rest(): await asyncio.sleep(0)
# SyntaxError: 'await' outside async function
