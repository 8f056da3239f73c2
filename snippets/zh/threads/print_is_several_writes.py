"""一次 print() 写了几次：把每次写出的文字记下来。"""


class Recorder:
    def __init__(self):
        self.writes = []

    def write(self, text):
        self.writes.append(text)


def writes_of(*args, **options):
    recorder = Recorder()
    print(*args, **options, file=recorder)
    return recorder.writes


print(writes_of("唱歌...", 0))
print(writes_of("唱歌... 0"))
print(writes_of("唱歌... 0\n", end=""))

# Output:
# ['唱歌...', ' ', '0', '\n']
# ['唱歌... 0', '\n']
# ['唱歌... 0\n', '']
