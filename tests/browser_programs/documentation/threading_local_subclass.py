"""A subclass of local: each thread that touches it runs __init__ anew."""

import threading


class Notebook(threading.local):
    def __init__(self, title):
        self.pages = [title]
        made_by.append(threading.current_thread().name)


def write(word):
    notebook.pages.append(word)
    name = threading.current_thread().name
    print(f"{name}: {notebook.pages}")


made_by = []
notebook = Notebook("diary")
write("hello")
for word in ("bonjour", "hola"):
    writer = threading.Thread(target=write, args=(word,), name=word)
    writer.start()
    writer.join()
print(f"{threading.current_thread().name}: {notebook.pages}")
print("made by", made_by)

# Output:
# MainThread: ['diary', 'hello']
# bonjour: ['diary', 'bonjour']
# hola: ['diary', 'hola']
# MainThread: ['diary', 'hello']
# made by ['MainThread', 'bonjour', 'hola']
