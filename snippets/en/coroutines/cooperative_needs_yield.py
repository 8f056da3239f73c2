# /// script
# dependencies = ["gevent"]
# ///
"""Cooperative: nobody is interrupted, so without a switch point nobody else gets a turn."""

import gevent


def perform(name, log, give_way):
    for _ in range(3):
        log.append(name)
        sum(range(100_000))  # computing: no switch point
        if give_way:
            gevent.sleep(0)  # a switch point: let others go first


def run(give_way):
    log = []
    singer = gevent.spawn(perform, "sing", log, give_way)
    dancer = gevent.spawn(perform, "dance", log, give_way)
    gevent.joinall([singer, dancer])
    return " ".join(log)


print(f"no switch point: {run(give_way=False)}")
print(f"switch points:   {run(give_way=True)}")

# Output:
# no switch point: sing sing sing dance dance dance
# switch points:   sing dance sing dance sing dance
