"""Tracebacks of threads and futures: source lines, causes, notes, groups, and no frame of anything but Python code."""

import concurrent.futures
import sys
import threading
import traceback


def divide(number):
    return number / 0


def wrap(number):
    try:
        divide(number)
    except ZeroDivisionError as error:
        raise ValueError("wrapped") from error


def own_lines(error):
    """Function and source line of each frame of this file, and of the cause."""
    while error is not None:
        print(f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ()))
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == __file__:
                print("   ", frame.name, "|", frame.line)
        error = error.__cause__


def hook(arguments):
    print(arguments.thread.name)
    own_lines(arguments.exc_value)


threading.excepthook = hook
thread = threading.Thread(target=wrap, args=(1,), name="failing thread")
thread.start()
thread.join()
with concurrent.futures.ThreadPoolExecutor(1) as pool:
    failure = pool.submit(wrap, 2).exception()
failure.add_note("(a note)")
own_lines(failure)
print([frame.name for frame in traceback.extract_stack()])
print([frame.name for frame in traceback.extract_stack(sys._getframe())])


def several():
    errors = []
    for number in range(2):
        try:
            wrap(number)
        except ValueError as error:
            errors.append(error)
    raise ExceptionGroup("several", errors)


try:
    several()
except* ValueError as group:
    for each in group.exceptions:
        own_lines(each)

# Output:
# failing thread
# ValueError: wrapped
#     wrap | raise ValueError("wrapped") from error
# ZeroDivisionError: division by zero
#     wrap | divide(number)
#     divide | return number / 0
# ValueError: wrapped (a note)
#     wrap | raise ValueError("wrapped") from error
# ZeroDivisionError: division by zero
#     wrap | divide(number)
#     divide | return number / 0
# ['<module>']
# ['<module>']
# ValueError: wrapped
#     several | wrap(number)
#     wrap | raise ValueError("wrapped") from error
# ZeroDivisionError: division by zero
#     wrap | divide(number)
#     divide | return number / 0
# ValueError: wrapped
#     several | wrap(number)
#     wrap | raise ValueError("wrapped") from error
# ZeroDivisionError: division by zero
#     wrap | divide(number)
#     divide | return number / 0
