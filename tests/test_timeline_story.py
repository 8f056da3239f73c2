"""A run in words, and several runs compared: true to the run, in both languages, bounded."""

from dataclasses import replace

import pytest

from tests import recorded_runs as runs
from timeline.compare import compare
from timeline.recording import Run, Wait
from timeline.story import MOST_SENTENCES, story, summary
from timeline.text import object_names


def test_the_story_of_a_lock() -> None:
    assert story(runs.threads_with_a_lock(), "en") == [
        "The whole run takes 312 ms.",
        "MainThread starts Thread-1 (sing) at 0.3 ms and Thread-2 (dance) at 0.6 ms.",
        "Thread-1 (sing) holds mutex from 0.5 ms to 101 ms.",
        "Sleep: Thread-1 (sing) 203 ms in all, Thread-2 (dance) 207 ms in all.",
        "From 0.9 ms on, Thread-2 (dance) waits 100 ms for the lock mutex, which is held by Thread-1 (sing).",
        "MainThread waits 204 ms for Thread-1 (sing) to end.",
        "Thread-2 (dance) holds mutex from 101 ms to 308 ms.",
        "MainThread waits 104 ms for Thread-2 (dance) to end.",
        "Output: Thread-1 (sing) prints lines 1, 3; Thread-2 (dance) prints lines 2, 4; MainThread prints line 5.",
    ]


def test_the_story_of_processes_in_chinese() -> None:
    told = story(runs.processes_with_a_barrier(), "zh")
    assert told == [
        "整个过程历时 415 毫秒。",
        "MainProcess 在 2 毫秒时启动 Process-1（它 60 毫秒时才开始运行），"
        "在 4.5 毫秒时启动 Process-2（它 68 毫秒时才开始运行）。",
        "MainProcess 等待 Process-1 结束，等了 294 毫秒。",
        "Process-1 从 61 毫秒起在屏障 both_there 前等待，等了 9.2 毫秒。",
        "Process-1 在 62 毫秒时启动 Process-1 / Thread-1 (work)。",
        "Process-1 / Thread-1 (work) 从 64 毫秒到 200 毫秒持有 places。",
        "休眠：MainProcess 共 109 毫秒，Process-1 / Thread-1 (work) 共 128 毫秒。",
        "Process-2 从 80 毫秒起等待 I/O，等了 170 毫秒。",
        "Process-2 在 250 毫秒时被 SIGTERM 终止。",
        "输出：MainProcess 打印第 1、4 行；Process-2 打印第 2 行；Process-1 打印第 3 行。",
        "另有 12 行输出没有录下。",
    ]


def test_names_in_chinese_need_no_spaces_around_them() -> None:
    run = runs.threads_with_a_lock()
    tasks = (run.tasks[0]._replace(name="主线程"), run.tasks[1]._replace(name="唱歌"), run.tasks[2])
    told = "".join(story(replace(run, tasks=tasks), "zh"))
    assert "主线程在 0.3 毫秒时启动唱歌，在 0.6 毫秒时启动 Thread-2 (dance)。" in told
    assert "主线程等待唱歌结束" in told


def test_items_and_repeated_waits_are_told_once() -> None:
    told = story(runs.items_of_a_queue(), "en")
    assert "producer hands 3 items to consumer through orders." in told
    assert "consumer waits 3 times for the queue orders, 12 ms in all." in told


def test_a_wait_in_vain_is_told_as_one() -> None:
    run = runs.threads_with_a_lock()
    in_vain = replace(run, waits=(Wait(2, "lock", 900, 90_000, 11, 0, None),))
    assert any("Thread-1 (sing), and does not get it." in text for text in story(in_vain, "en"))
    assert any("没有等到" in text for text in story(in_vain, "zh"))
    assert not any("does not get it" in text for text in story(run, "en"))


def test_what_has_no_name_is_called_by_its_kind_and_twins_by_their_line() -> None:
    lock, other = runs.threads_with_a_lock().objects[0], runs.threads_with_a_lock().objects[0]
    found = object_names([lock._replace(name=""), lock, other._replace(line=9)])
    assert found == ["lock", "mutex", "mutex (9)"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_crowd_is_told_in_few_sentences(language: str) -> None:
    run = runs.crowd()
    at_a_lock = tuple(Wait(n, "lock", 100 * n + 200, 119_000, 9, 0, None) for n in range(1, 60))
    run = replace(run, waits=at_a_lock, objects=runs.threads_with_a_lock().objects)
    told = story(run, language)
    assert len(told) <= MOST_SENTENCES
    assert sum("mutex" in text for text in told) == 1
    assert all(len(text) < 200 for text in told)
    assert "9940" in " ".join(told)


def test_that_a_lock_was_never_held_twice_is_said_only_where_it_is_so() -> None:
    run = runs.crowd(tasks=6)
    lock = runs.threads_with_a_lock()
    apart = tuple(
        lock.holds[0]._replace(task=n, start=1_000 * n, end=1_000 * n + 900) for n in range(1, 5)
    )
    run = replace(run, objects=lock.objects, holds=apart)
    assert "4 tasks hold mutex 4 times in all, never two at once." in story(run, "en")
    both = replace(run, holds=(*apart[:3], apart[3]._replace(start=3_500)))
    assert "4 tasks hold mutex 4 times in all." in story(both, "en")


def test_what_matters_least_is_left_out_first() -> None:
    told = story(runs.processes_with_a_barrier(), "en", most=4)
    assert len(told) == 4
    assert "Process-2 is ended by SIGTERM at 250 ms." in told
    assert not any("Sleep" in text or "I/O" in text for text in told)


def test_the_summary_says_on_what_and_how_often() -> None:
    lock, processes = runs.threads_with_a_lock(), runs.processes_with_a_barrier()
    assert summary(runs.recording_of("", lock), "en") == (
        "Recorded on CPython 3.15.2 (Linux): the same order in all 40 runs, though another would be right, too."
    )
    assert summary(runs.recording_of("", lock, lock), "zh") == (
        "在 CPython 3.15.2（Linux）上录制，运行了 40 次，录下 2 种不同的顺序。"
    )
    assert summary(runs.recording_of("", processes, tries=1), "en") == (
        "Recorded on CPython 3.15.2 (Linux, start method fork): one run."
    )


def reordered(run: Run, *numbers: int) -> Run:
    """The run with its lines (counted from 1) in another order."""
    return replace(run, lines=tuple(run.lines[n - 1] for n in numbers))


def test_runs_that_differ_in_one_pair() -> None:
    run = runs.threads_with_a_lock()
    found = compare((run, reordered(run, 2, 1, 3, 4, 5)), "en")
    assert found.common == (
        "In these two runs, the last 3 lines come in the same order, and each task's own lines keep their order."
    )
    assert found.differs == (
        "Where they differ: the order of the lines of Thread-1 (sing) and Thread-2 (dance); "
        "line 1 is Thread-1 (sing)'s in A, Thread-2 (dance)'s in B."
    )


def test_what_three_runs_have_in_common_is_true_of_each() -> None:
    run = runs.threads_with_a_lock()
    found = compare((run, reordered(run, 1, 3, 2, 4, 5), reordered(run, 1, 2, 4, 3, 5)), "zh")
    assert found.common == (
        "这三次运行的共同之处：第 1 行都由 Thread-1 (sing) 打印，"
        "最后一行都由 MainThread 打印，每个任务自己的几行先后不变。"
    )
    assert found.differs == (
        "不同之处：Thread-1 (sing) 和 Thread-2 (dance) 的行，先后不同；"
        "第 2 行在 A 和 C 里来自 Thread-2 (dance)，在 B 里来自 Thread-1 (sing)。"
    )


def test_no_more_is_claimed_than_the_runs_show() -> None:
    run = runs.threads_with_a_lock()
    assert "same order" in compare((run, run), "en").common
    assert (
        compare((run, run), "en").differs
        == "The order of the output does not differ, only the times do."
    )
    backwards = reordered(run, 5, 4, 3, 2, 1)
    found = compare((run, backwards), "en")
    assert found.common == "The order of the lines has nothing in common in these two runs."
    shorter = reordered(run, 1, 2, 4, 5)
    assert (
        "Thread-1 (sing) prints a different number of lines (A: 2, B: 1)"
        in compare((run, shorter), "en").differs
    )
    with pytest.raises(ValueError, match="1 runs"):
        compare((run,), "en")


def test_runs_with_lines_of_unknown_tasks_are_not_compared() -> None:
    run = runs.threads_with_a_lock()
    unseen = replace(run, lines=(run.lines[0]._replace(task=None), *run.lines[1:]))
    found = compare((run, unseen), "zh")
    assert found == ("这两次运行里，有些行没有看到是谁打印的，所以没有比较行序。", "")
    assert "not compared" in compare((unseen, unseen), "en").common


def test_a_crowd_is_compared_in_two_sentences() -> None:
    run = runs.crowd(tasks=30, lines=29)
    found = compare((run, reordered(run, *range(29, 0, -1))), "en")
    assert "the order of the lines of 29 tasks" in found.differs
    assert len(found.differs) < 250
