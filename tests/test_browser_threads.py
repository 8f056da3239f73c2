"""Threads in a browser, where CPython is no measure: deadlock reports, forced switches, many threads at once."""

from collections.abc import Callable

import pytest

from browser.build import build
from browser.harness import open_page
from browser.run import PAGE
from tests import in_browsers, unchanged

pytestmark = pytest.mark.once(unchanged.runtime())

ENDS_WITHIN = 60.0  # seconds; none needs more than two on an idle machine
PATIENCE = 3.0  # seconds after a report of a deadlock in which another one would come
SLACK = 120.0  # seconds: a page that starts, a machine that is busy

Run = Callable[..., dict]

TWO_LOCKS = """
import threading
a, b = threading.Lock(), threading.RLock()
both = threading.Barrier(2)
def one():
    with a:
        both.wait()
        with b: pass
def two():
    with b:
        both.wait()
        with a: pass
threads = [threading.Thread(target=f, name=f.__name__) for f in (one, two)]
for t in threads: t.start()
for t in threads: t.join()
"""
TWO_LOCKS_REPORT = [
    ("MainThread", {"kind": "join", "name": "one"}, 15, None),
    ("one", {"kind": "lock", "name": "b", "holder": "two"}, 8, "one"),
    ("two", {"kind": "lock", "name": "a", "holder": "one"}, 12, "two"),
]
WAITS = """
import asyncio, concurrent.futures, queue, threading
q = queue.Queue()
event, condition = threading.Event(), threading.Condition()
def wait_for_condition():
    with condition: condition.wait()
async def stuck():
    await asyncio.get_running_loop().create_future()
threading.Thread(target=wait_for_condition, name="c").start()
threading.Thread(target=lambda: q.get(), name="q").start()
threading.Thread(target=lambda: asyncio.run(stuck()), name="a").start()
event.wait()
"""
WAITS_REPORT = [
    ("MainThread", {"kind": "event", "name": "event"}, 12, None),
    ("Task-1", {"kind": "future"}, 8, "stuck"),
    ("c", {"kind": "condition", "name": "condition"}, 6, "wait_for_condition"),
    ("q", {"kind": "queue", "name": "q"}, 10, "<lambda>"),
]
CHILD_WAKES = """
import multiprocessing, threading, time
def child(q):
    time.sleep(0.5)
    q.put("woken by the child")
if __name__ == "__main__":
    q = multiprocessing.Queue()
    process = multiprocessing.Process(target=child, args=(q,))
    process.start()
    waiter = threading.Thread(target=lambda: print(q.get()))
    waiter.start()
    waiter.join()
    process.join()
"""
TIMER_WAKES = """
import signal, threading
def wake(number, frame): event.set()
event = threading.Event()
signal.signal(signal.SIGALRM, wake)
signal.setitimer(signal.ITIMER_REAL, 0.3)
event.wait()
print("woken by the signal")
"""
LOST_UPDATE = """
import random, threading, time
count = 0
order = []
def add(name):
    global count
    for _ in range(300):
        count += 1
        if count % 50 == 0: order.append(name)
threads = [threading.Thread(target=add, args=(name,)) for name in "abc"]
begin = time.perf_counter()
for t in threads: t.start()
for t in threads: t.join()
print(count, "".join(order), time.perf_counter() - begin, random.random())
"""
WOKEN_AT_ONCE = """
import threading, time
gate = threading.Event()
threads = [threading.Thread(target=gate.wait) for _ in range(1000)]
times = [time.perf_counter()]
for t in threads: t.start()
times.append(time.perf_counter())
gate.set()
for t in threads: t.join()
times.append(time.perf_counter())
print(*times)
"""


@pytest.fixture(params=in_browsers.BROWSERS)
def run(request: pytest.FixtureRequest, pages: in_browsers.Pages) -> Run:
    """Runs a program in a page of the browser; returns what browser.run.PAGE says of it."""
    in_browsers.choose(request.param, request.config)

    def run(source: str, seed: int | None = None) -> dict:
        return pages.run(request.param, source, ENDS_WITHIN, SLACK, seed=seed, patience=PATIENCE)

    return run


def _reports(result: dict) -> list[list[tuple]]:
    """Of each deadlock report: who waits, for what, on which line, in which function."""
    return [
        sorted(
            (w["task"]["name"], w["waitsFor"], w["line"], w.get("function"))
            for w in event["waiting"]
        )
        for event in result["events"]
        if event["kind"] == "deadlock"
    ]


@pytest.mark.parametrize(
    ("source", "report"), [(TWO_LOCKS, TWO_LOCKS_REPORT), (WAITS, WAITS_REPORT)]
)
def test_deadlock_is_reported_once(run: Run, source: str, report: list[tuple]):
    result = run(source)
    assert result["stopped"]
    assert _reports(result) == [report]


@pytest.mark.parametrize("source", [CHILD_WAKES, TIMER_WAKES])
def test_what_something_outside_can_wake_is_no_deadlock(run: Run, source: str):
    result = run(source)
    assert result["stdout"].startswith("woken by"), result["stderr"]
    assert _reports(result) == []


def test_same_seed_gives_the_same_run(run: Run):
    first, again, other = (run(LOST_UPDATE, seed=seed)["stdout"] for seed in (1, 1, 2))
    assert first == again != other
    assert int(first.split()[0]) < 900, "no update was lost"


def test_threads_woken_at_once_do_not_stall(request: pytest.FixtureRequest):
    """To wake them takes a fifth of the time of starting them; when V8 gave up each one's stack, it took many times it.

    Only in a browser that has just been started: later V8 has learnt what it needs.
    """
    in_browsers.only_with_everything(
        request.config, "it needs a browser that has just been started"
    )
    with open_page(PAGE, build()) as session:
        session.receive()
        session.send({"source": WOKEN_AT_ONCE, "language": "en", "seed": None, "seconds": 120})
        begin, started, ended = map(float, session.receive(120 + SLACK)["stdout"].split())
    assert ended - started < started - begin
