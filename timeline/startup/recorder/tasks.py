"""Which task is running: keys "t1" (a thread), "g3" (a greenlet), "a2" (an asyncio task), counted in each process.

A further interpreter of a process is a task of its own: "i4" by the number that Python gives it, whichever thread it
runs in. What it starts itself has keys as above that end in its own: "t1@i4".
"""

import sys
import threading
from _thread import _local
from collections.abc import Callable
from weakref import WeakKeyDictionary

MOST_TASKS = 200  # of one kind in one process; what further ones do is not noted

_here = _local()  # the real one: gevent replaces threading.local
_counts = {"t": 0, "g": 0, "a": 0}
_keys: WeakKeyDictionary[object, str | None] = WeakKeyDictionary()
_get_ident = threading.get_ident
_main_thread = _get_ident()
main = "t1"  # who is meant where nobody knows: the main thread, or the interpreter
_mark = ""
_begin: list[Callable[[], object]] = []


def threads_are_greenlets() -> bool:
    """Whether gevent has made threads into greenlets, which recorder.greenlets notes."""
    monkey = sys.modules.get("gevent.monkey")
    return monkey is not None and monkey.is_module_patched("thread")


def new_key(letter: str) -> str | None:
    """The key of a new task; None when there are too many already."""
    _counts[letter] += 1
    number = _counts[letter]
    return f"{letter}{number}{_mark}" if number <= MOST_TASKS else None


def begin_interpreter(number: int) -> None:
    """This interpreter is not the first one of its process."""
    global main, _mark
    main = interpreter_key(number)
    _mark = f"@{main}"


def interpreter_key(number: int) -> str:
    """The key of a further interpreter."""
    return f"i{number}"


def unnoted() -> int:
    """How many tasks were too many."""
    return sum(max(0, count - MOST_TASKS) for count in _counts.values())


def key_of(task: object, letter: str) -> str | None:
    """The key of a greenlet or an asyncio task, given to it when it is first asked for."""
    if task not in _keys:
        _keys[task] = new_key(letter)
    return _keys[task]


def has_key(task: object) -> bool:
    """Whether the task was seen before."""
    return task in _keys


def hide(task: object) -> None:
    """Do not note what a greenlet or an asyncio task does."""
    _keys[task] = None


def at_thread_start(begin: Callable[[], object]) -> None:
    """Call `begin` in this thread, and in each one that the program starts from now on."""
    _begin.append(begin)
    begin()


def begin_thread(key: str | None) -> None:
    """Say which key the running thread has."""
    _here.thread = key
    for begin in _begin:
        begin()


def set_async(key: str | None) -> str | None:
    """Say which asyncio task runs in this thread ("" for one that is not noted); gives back the one before."""
    before = getattr(_here, "task", None)
    _here.task = key
    return before


def thread_key() -> str | None:
    """The key of the running thread."""
    try:
        return _here.thread
    except AttributeError:
        if _mark:
            return main
        is_main = _get_ident() == _main_thread and _counts["t"] == 0
        _here.thread = new_key("t") if is_main else None  # a thread of C, or of a library
        return _here.thread


def current() -> str | None:
    """The key of the running task; None for one that is not noted (a helper of a library, one too many)."""
    task = getattr(_here, "task", None)
    if task is not None:
        return task or None
    greenlet = sys.modules.get("greenlet")
    if greenlet is not None and hasattr(greenlet, "getcurrent"):
        running = greenlet.getcurrent()
        if running.parent is not None:
            return key_of(running, "g")
    return thread_key()


def after_fork() -> None:
    """In the child of a fork, the thread that forked is the main thread, and nothing else runs."""
    global _main_thread
    _keys.clear()
    _here.__dict__.clear()
    _main_thread = _get_ident()
    for letter in _counts:
        _counts[letter] = 0
    _here.thread = new_key("t")
