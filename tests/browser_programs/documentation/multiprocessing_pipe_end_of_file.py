"""Objects go both ways through a pipe; a closed end shows as EOFError."""

import multiprocessing


def translate(end):
    words = {"cat": "chat", "dog": "chien"}
    for _ in range(3):
        word = end.recv()
        end.send((word, words.get(word)))
    end.close()


if __name__ == "__main__":
    here, there = multiprocessing.Pipe()
    child = multiprocessing.Process(target=translate, args=(there,))
    child.start()
    there.close()  # only the child holds that end now

    for word in ("cat", "dog", "gnu"):
        here.send(word)
    try:
        while True:
            english, french = here.recv()
            print(english, "->", french)
    except EOFError:
        print("no more")
    child.join()

# Output:
# cat -> chat
# dog -> chien
# gnu -> None
# no more
