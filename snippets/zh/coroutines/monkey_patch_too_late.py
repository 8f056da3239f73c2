# /// script
# dependencies = ["gevent"]
# ///
"""补丁打晚了：之前用 from … import 取走的，还是原来的函数。"""

from time import sleep as early_sleep

from gevent import monkey

monkey.patch_all()

from time import sleep as late_sleep

import gevent


def perform(name, log, sleep):
    for _ in range(3):
        log.append(name)
        sleep(0.02)


def run(sleep):
    log = []
    singer = gevent.spawn(perform, "唱歌", log, sleep)
    dancer = gevent.spawn(perform, "跳舞", log, sleep)
    gevent.joinall([singer, dancer])
    return " ".join(log)


print(f"补丁之前导入: {run(early_sleep)}")
print(f"补丁之后导入: {run(late_sleep)}")

# Output:
# 补丁之前导入: 唱歌 唱歌 唱歌 跳舞 跳舞 跳舞
# 补丁之后导入: 唱歌 跳舞 唱歌 跳舞 唱歌 跳舞
