"""How often one print() writes: each piece of text is noted."""


class Recorder:
    def __init__(self):
        self.writes = []

    def write(self, text):
        self.writes.append(text)


def writes_of(*args, **options):
    recorder = Recorder()
    print(*args, **options, file=recorder)
    return recorder.writes


print(writes_of("singing...", 0))
print(writes_of("singing... 0"))
print(writes_of("singing... 0\n", end=""))

# Output:
# ['singing...', ' ', '0', '\n']
# ['singing... 0', '\n']
# ['singing... 0\n', '']
