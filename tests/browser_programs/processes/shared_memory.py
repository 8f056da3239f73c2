"""Value and Array: numbers, texts and structures that processes share."""

import ctypes
import multiprocessing
from multiprocessing import sharedctypes

context = multiprocessing.get_context("spawn")


class Point(ctypes.Structure):
    _fields_ = [("x", ctypes.c_int), ("y", ctypes.c_double)]


def change(number, numbers, text, point, points):
    with number.get_lock():
        number.value += 1.5
    numbers[0] = -1
    numbers[1:3] = [20, 30]
    text.value = b"child"
    point.x, point.y = 7, 0.25
    points[1].x = 8


if __name__ == "__main__":
    number = context.Value("d", 1)
    numbers = context.Array("i", range(4))
    text = context.Array("c", 10)
    text.value = b"main"
    point = context.Value(Point, 1, 2)
    points = context.RawArray(Point, [(1, 2), (3, 4)])
    print(number.value, numbers[:], text.value, point.x, points[1].y)

    arguments = (number, numbers, text, point, points)
    child = context.Process(target=change, args=arguments)
    child.start()
    child.join()
    print(number.value, numbers[:], text.value, point.x, point.y)
    print(len(numbers), numbers[-1], list(numbers), points[1].x)

    copy = sharedctypes.copy(number.get_obj())
    copy.value = 100
    print(copy.value, number.value)
    flag = context.RawValue(ctypes.c_bool, True)
    print(flag.value, multiprocessing.Value("i").value)
    try:
        numbers[4]
    except IndexError:
        print("IndexError")
    try:
        numbers[0] = "one"
    except TypeError:
        print("TypeError")

# Output:
# 1.0 [0, 1, 2, 3] b'main' 1 4.0
# 2.5 [-1, 20, 30, 3] b'child' 7 0.25
# 4 3 [-1, 20, 30, 3] 8
# 100.0 2.5
# True 0
# IndexError
# TypeError
