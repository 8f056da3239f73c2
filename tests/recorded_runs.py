"""Runs made by hand, for the tests of what is drawn and told from a recording."""

from timeline.recording import Arrow, Hold, Line, Object, Process, Recording, Run, Task, Turn, Wait


def text_of(lines: tuple[Line, ...], stream: str) -> str:
    return "".join(f"{line.text}\n" for line in lines if line.stream == stream)


def run_of(duration: int, processes: tuple, tasks: tuple, **rows: tuple) -> Run:
    lines = rows.get("lines", ())
    out, err = text_of(lines, "stdout"), text_of(lines, "stderr")
    return Run(duration, 0, out, err, processes, tasks, **rows)


def threads_with_a_lock() -> Run:
    """Thread-1 holds the lock for 100 ms, Thread-2 waits for it, the main thread joins both."""
    return run_of(
        312_000,
        (Process("MainProcess", None, 0, 312_000, 0),),
        (
            Task(0, "main", "MainThread", None, 0, 0, 312_000),
            Task(0, "thread", "Thread-1 (sing)", 0, 300, 420, 205_000),
            Task(0, "thread", "Thread-2 (dance)", 0, 600, 750, 309_000),
        ),
        objects=(Object("lock", "mutex", 6),),
        waits=(
            Wait(1, "sleep", 600, 101_000, 12, None, None),
            Wait(1, "sleep", 101_600, 204_000, 15, None, None),
            Wait(2, "lock", 900, 101_100, 11, 0, None),
            Wait(2, "sleep", 101_400, 308_000, 12, None, None),
            Wait(0, "join", 1_100, 205_100, 20, None, 1),
            Wait(0, "join", 205_200, 309_200, 21, None, 2),
        ),
        holds=(Hold(1, 0, 500, 101_050, 11), Hold(2, 0, 101_100, 308_200, 11)),
        lines=(
            Line(550, 560, 1, 13, "stdout", "singing... 0"),
            Line(101_200, 101_300, 2, 13, "stdout", "dancing... 0"),
            Line(101_500, 101_520, 1, 14, "stdout", "singing... 1"),
            Line(308_400, 308_450, 2, 14, "stdout", "dancing... 1"),
            Line(309_500, 309_600, 0, 22, "stdout", "main: both have ended"),
        ),
        arrows=(
            Arrow("start", 0, 300, 1, 420, None),
            Arrow("start", 0, 600, 2, 750, None),
            Arrow("lock", 1, 101_050, 2, 101_100, 0),
            Arrow("join", 1, 205_000, 0, 205_100, None),
            Arrow("join", 2, 309_000, 0, 309_200, None),
        ),
    )


def processes_with_a_barrier() -> Run:
    """Two children meet at a barrier; one has a thread, one is killed; a line gets out late, others were cut."""
    return run_of(
        415_000,
        (
            Process("MainProcess", None, 0, 415_000, 0),
            Process("Process-1", 0, 3_000, 300_000, 0),
            Process("Process-2", 0, 5_000, 250_000, -15),
        ),
        (
            Task(0, "main", "MainThread", None, 0, 0, 415_000),
            Task(1, "main", "MainThread", 0, 2_000, 60_000, 299_000),
            Task(2, "main", "MainThread", 0, 4_500, 68_000, 250_000),
            Task(1, "thread", "Thread-1 (work)", 1, 62_000, 62_500, 200_000),
        ),
        objects=(Object("barrier", "both_there", 6), Object("semaphore", "places", 7)),
        waits=(
            Wait(1, "barrier", 61_000, 70_200, 12, 0, None),
            Wait(0, "join", 6_000, 300_200, 20, None, 1),
            Wait(3, "sleep", 71_000, 199_000, 30, None, None),
            Wait(2, "io", 80_000, 250_000, 31, None, None),
            Wait(0, "sleep", 301_000, 410_000, 40, None, None),
        ),
        holds=(Hold(3, 1, 64_000, 199_500, 11),),
        lines=(
            Line(500, 550, 0, 13, "stdout", "main: starts two"),
            Line(75_500, 75_600, 2, 14, "stderr", "warning: <not> good & late"),
            Line(70_300, 290_000, 1, 13, "stdout", "a child's rather long line of output " * 3),
            Line(411_000, 411_500, 0, 22, "stdout", "main: both have ended"),
        ),
        arrows=(
            Arrow("start", 0, 2_000, 1, 60_000, None),
            Arrow("start", 0, 4_500, 2, 68_000, None),
            Arrow("start", 1, 62_000, 3, 62_500, None),
            Arrow("join", 1, 300_000, 0, 300_200, None),
        ),
        cut={"lines": 12},
    )


def greenlets_taking_turns() -> Run:
    """Two greenlets print in turn, with a sleep between; from its creation on, a greenlet is ready."""
    waits, turns, lines = [Wait(0, "join", 1_150, 201_000, 20, None, 1)], [], []
    for step in range(2):
        for task in (1, 2):
            start = 1_000 + 500 * task + 100_000 * step
            turns.append(Turn(task, start, start + 400))
            waits.append(Wait(task, "sleep", start + 400, start + 90_000, 9, None, None))
            lines.append(
                Line(start + 100, start + 110, task, 8, "stdout", f"greenlet {task}: {step}")
            )
    return run_of(
        202_000,
        (Process("MainProcess", None, 0, 202_000, 0),),
        (
            Task(0, "main", "MainThread", None, 0, 0, 202_000),
            Task(0, "greenlet", "Greenlet-1", 0, 1_000, 1_500, 200_000),
            Task(0, "greenlet", "Greenlet-2", 0, 1_050, 2_000, 200_100),
        ),
        waits=tuple(waits),
        turns=tuple(turns),
        lines=tuple(lines),
        arrows=(Arrow("start", 0, 1_000, 1, 1_500, None), Arrow("start", 0, 1_050, 2, 2_000, None)),
    )


def items_of_a_queue() -> Run:
    """A producer hands three items to a consumer."""
    handed = [10_200, 20_200, 30_200]
    return run_of(
        62_000,
        (Process("MainProcess", None, 0, 62_000, 0),),
        (
            Task(0, "main", "MainThread", None, 0, 0, 62_000),
            Task(0, "thread", "producer", 0, 300, 420, 35_000),
            Task(0, "thread", "consumer", 0, 600, 750, 61_000),
        ),
        objects=(Object("queue", "orders", 6),),
        waits=(
            Wait(0, "join", 1_000, 61_100, 30, None, 2),
            *(Wait(2, "queue", time - 4_000, time + 100, 15, 0, None) for time in handed),
        ),
        lines=tuple(
            Line(t + 900, t + 910, 2, 16, "stdout", f"ate {n}") for n, t in enumerate(handed)
        ),
        arrows=tuple(Arrow("item", 1, time, 2, time + 100, 0) for time in handed),
    )


def crowd(tasks: int = 60, lines: int = 300) -> Run:
    """Many threads that sleep and then print; most of what the program did was cut."""
    return run_of(
        200_000,
        (Process("MainProcess", None, 0, 200_000, 0),),
        (
            Task(0, "main", "MainThread", None, 0, 0, 200_000),
            *(
                Task(0, "thread", f"Thread-{n} (run)", 0, 100 * n, 100 * n + 80, 150_000 + 500 * n)
                for n in range(1, tasks)
            ),
        ),
        waits=tuple(
            Wait(n, "sleep", 100 * n + 200, 119_000 + 400 * n, 9, None, None)
            for n in range(1, tasks)
        ),
        lines=tuple(
            Line(
                120_000 + 90 * n, 120_010 + 90 * n, 1 + n % (tasks - 1), 10, "stdout", f"number {n}"
            )
            for n in range(lines)
        ),
        arrows=tuple(Arrow("start", 0, 100 * n, n, 100 * n + 80, None) for n in range(1, tasks)),
        cut={"tasks": 9_940, "lines": 1_000_000},
    )


ALL = (
    threads_with_a_lock,
    processes_with_a_barrier,
    greenlets_taking_turns,
    items_of_a_queue,
    crowd,
)


def recording_of(program: str, *runs: Run, tries: int = 40) -> Recording:
    return Recording(program, "0" * 64, "3.15.2", "linux", "fork", tries, runs)
