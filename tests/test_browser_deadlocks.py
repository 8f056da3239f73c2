"""Deadlocks among processes, in a browser: reported when nothing can ever happen again, and only then."""

from collections.abc import Callable

import pytest

from tests import in_browsers, unchanged

pytestmark = pytest.mark.once(unchanged.runtime())

PATIENCE = (
    3.0  # seconds after the last report in which another one would come: it takes less than one
)
ENDS_WITHIN = 60.0  # seconds; none needs more than four on an idle machine
SLACK = 120.0  # seconds: a page that starts, a machine that is busy

Run = Callable[..., dict]

TWO_LOCKS = """
import multiprocessing
def work(first, second, both):
    with first:
        both.wait()
        second.acquire()
if __name__ == "__main__":
    a, b = multiprocessing.Lock(), multiprocessing.Lock()
    both = multiprocessing.Barrier(2)
    one = multiprocessing.Process(target=work, args=(a, b, both), name="one")
    two = multiprocessing.Process(target=work, args=(b, a, both), name="two")
    one.start()
    two.start()
    one.join()
"""
TWO_LOCKS_REPORT = [
    ("MainProcess", "MainThread", {"kind": "join", "name": "one"}, 14),
    ("one", "MainThread", {"kind": "lock", "name": "second", "holder": "two"}, 6),
    ("two", "MainThread", {"kind": "lock", "name": "second", "holder": "one"}, 6),
]
# Of three processes, each waits for what another one would have to send; the thread that feeds `answers` is no one's.
MESSAGES = """
import multiprocessing, signal, threading
def read(questions, end):
    threading.Thread(target=lambda: end.recv(), name="reader").start()
    questions.get()
def pause():
    signal.pause()
if __name__ == "__main__":
    questions, answers = multiprocessing.Queue(), multiprocessing.SimpleQueue()
    near, far = multiprocessing.Pipe()
    multiprocessing.Process(target=read, args=(questions, far), name="r").start()
    multiprocessing.Process(target=pause, name="p").start()
    out = multiprocessing.Queue()
    out.put("this queue has a thread of its own now")
    answers.get()
"""
MESSAGES_REPORT = [
    ("MainProcess", "MainThread", {"kind": "queue", "name": "answers"}, 15),
    ("p", "MainThread", {"kind": "signal"}, 7),
    ("r", "MainThread", {"kind": "queue", "name": "questions"}, 5),
    ("r", "reader", {"kind": "message", "name": "end"}, 4),
]
HOLDER_ENDED = """
import multiprocessing
def take(lock):
    lock.acquire()
if __name__ == "__main__":
    lock = multiprocessing.Lock()
    process = multiprocessing.Process(target=take, args=(lock,), name="taker")
    process.start()
    process.join()
    with lock: pass
"""
HOLDER_ENDED_REPORT = [
    ("MainProcess", "MainThread", {"kind": "lock", "name": "lock", "holder": "taker"}, 10)
]
# Its threads wait for each other, which it reports itself; then the page tells only what else waits.
WITHIN_A_CHILD = """
import multiprocessing, threading
def wait():
    threading.Event().wait()
if __name__ == "__main__":
    process = multiprocessing.Process(target=wait, name="child")
    process.start()
    process.join()
"""
WITHIN_A_CHILD_REPORTS = [
    [("child", "MainThread", {"kind": "event"}, 4)],
    [("MainProcess", "MainThread", {"kind": "join", "name": "child"}, 8)],
]
# Each of these is still for a second, and then goes on.
SLEEPS = "time.sleep(1)"
COMPUTES = "end = time.monotonic() + 1\n    while time.monotonic() < end: pass"
WAITS_IN_THE_KERNEL = "multiprocessing.Event().wait(1)"
POLLS = "multiprocessing.Pipe()[0].poll(1)"
ALARM = """signal.signal(signal.SIGALRM, lambda *_: None)
    signal.setitimer(signal.ITIMER_REAL, 1)
    signal.pause()"""
ASYNCIO = "asyncio.run(asyncio.sleep(1))"
GEVENT = "import gevent; gevent.sleep(1)"
LAST_OF_MANY = """processes = [multiprocessing.Process(target=time.sleep, args=(0.2,)) for _ in range(4)]
    for process in processes: process.start()
    for process in processes: process.join()"""
CONTINUED = """child = multiprocessing.Process(target=time.sleep, args=(0.2,))
    child.start()
    os.kill(child.pid, signal.SIGSTOP)
    threading.Timer(1, os.kill, (child.pid, signal.SIGCONT)).start()
    child.join()"""
GOES_ON = """
import asyncio, multiprocessing, os, signal, threading, time
def work(queue):
    {}
    queue.put("went on")
if __name__ == "__main__":
    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=work, args=(queue,))
    process.start()
    print(queue.get())
    process.join()
"""
# For a second, the only thing that happens is a message on its way.
PING_PONG = """
import multiprocessing, time
def answer(end):
    while message := end.recv(): end.send(message)
if __name__ == "__main__":
    near, far = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer, args=(far,))
    process.start()
    end = time.monotonic() + 1
    while time.monotonic() < end:
        near.send(1)
        near.recv()
    near.send(0)
    process.join()
    print("went on")
"""


@pytest.fixture(params=in_browsers.BROWSERS)
def run(request: pytest.FixtureRequest, pages: in_browsers.Pages) -> Run:
    """Runs a program in a page of the browser; returns what browser.run.PAGE says of it."""
    in_browsers.choose(request.param, request.config)
    return lambda source: pages.run(request.param, source, ENDS_WITHIN, SLACK, patience=PATIENCE)


def _reports(result: dict) -> list[list[tuple]]:
    """Of each report: who waits, for what, on which line."""
    return [
        sorted(
            (w["processName"], w["task"]["name"], w["waitsFor"], w["line"])
            for w in event["waiting"]
        )
        for event in result["events"]
        if event["kind"] == "deadlock"
    ]


@pytest.mark.parametrize(
    ("source", "reports"),
    [
        (TWO_LOCKS, [TWO_LOCKS_REPORT]),
        (MESSAGES, [MESSAGES_REPORT]),
        (HOLDER_ENDED, [HOLDER_ENDED_REPORT]),
        (WITHIN_A_CHILD, WITHIN_A_CHILD_REPORTS),
    ],
    ids=["locks", "messages", "holder ended", "within a child"],
)
def test_processes_that_wait_for_each_other_are_reported_once(
    run: Run, source: str, reports: list[list[tuple]]
):
    result = run(source)
    assert result["stopped"]
    assert _reports(result) == reports


@pytest.mark.parametrize(
    "source",
    [
        PING_PONG,
        *map(
            GOES_ON.format,
            [
                SLEEPS,
                COMPUTES,
                WAITS_IN_THE_KERNEL,
                POLLS,
                ALARM,
                ASYNCIO,
                GEVENT,
                LAST_OF_MANY,
                CONTINUED,
            ],
        ),
    ],
)
def test_what_goes_on_later_is_no_deadlock(run: Run, source: str):
    result = run(source)
    assert (result["stdout"], result["stderr"]) == ("went on\n", "")
    assert _reports(result) == []
