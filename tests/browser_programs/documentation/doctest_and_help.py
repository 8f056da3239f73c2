"""doctest and help(), which import parts of the interactive prompt and of the debugger."""

import doctest


def double(number):
    """Twice as much: double(2) is 4."""
    return 2 * number


def check():
    """Let a thread run doctest.

    >>> import threading
    >>> thread = threading.Thread(target=print, args=(double(2),))
    >>> thread.start()
    4
    >>> thread.join()
    """


help(double)
print(doctest.testmod())

# Output:
# Help on function double in module __main__:
#
# double(number)
#     Twice as much: double(2) is 4.
#
# TestResults(failed=0, attempted=4)
