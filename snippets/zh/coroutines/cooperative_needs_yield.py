# /// script
# dependencies = ["gevent"]
# ///
"""协作式：谁也不会被打断；不经过切换点，别人就轮不到。"""

import gevent


def perform(name, log, give_way):
    for _ in range(3):
        log.append(name)
        sum(range(100_000))  # 计算：不是切换点
        if give_way:
            gevent.sleep(0)  # 切换点：让别人先走


def run(give_way):
    log = []
    singer = gevent.spawn(perform, "唱歌", log, give_way)
    dancer = gevent.spawn(perform, "跳舞", log, give_way)
    gevent.joinall([singer, dancer])
    return " ".join(log)


print(f"没有切换点: {run(give_way=False)}")
print(f"有切换点:   {run(give_way=True)}")

# Output:
# 没有切换点: 唱歌 唱歌 唱歌 跳舞 跳舞 跳舞
# 有切换点:   唱歌 跳舞 唱歌 跳舞 唱歌 跳舞
