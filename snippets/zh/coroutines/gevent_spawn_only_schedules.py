# /// script
# dependencies = ["gevent"]
# ///
"""spawn() 只是排队：主协程到了切换点，别的协程才开始。"""

import gevent


def sing():
    print("唱歌...")


def dance():
    print("跳舞...")


g1 = gevent.spawn(sing)
print(f"spawn() 之后: ready()={g1.ready()}")
g1.join()
print(f"join() 之后: ready()={g1.ready()}")

g2 = gevent.spawn(dance)  # 之后再没有切换点
print(f"程序结束: 跳舞 ready()={g2.ready()}")

# Output:
# spawn() 之后: ready()=False
# 唱歌...
# join() 之后: ready()=True
# 程序结束: 跳舞 ready()=False
