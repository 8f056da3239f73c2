"""What each kind of expectation accepts and, above all, what it must reject."""

import itertools
import time
from random import Random

import pytest

from snippets.patterns import Facts, Match, Output, PatternError, parse

LINUX = Facts((3, 13), "linux", "fork")
CODE = "print()\n"  # one line of code, so that the block begins on line 2


def check(
    block: str, stdout: str, stderr: str = "", status: int = 0, facts: Facts = LINUX
) -> Match:
    """Check against a block given without its comment signs."""
    return expectation(block).check(Output(stdout, stderr, status), facts)


def expectation(block: str):
    lines = [f"# {line}" if line else "#" for line in block.strip("\n").split("\n")]
    return parse(CODE + "\n".join(lines) + "\n")


def accepts(block: str, stdout: str, **rest) -> Match:
    match = check(block, stdout, **rest)
    assert match.mismatches == []
    return match


def rejects(block: str, stdout: str, **rest):
    match = check(block, stdout, **rest)
    assert match.mismatches
    assert match.values == {}
    return match.mismatches[0]


# --- ordered ---------------------------------------------------------------------------------------------------------

EXACT = "Output:\none\n\n two \nthree"
EXACT_OUTPUT = "one\n\n two \nthree\n"


def test_exact_output():
    accepts(EXACT, EXACT_OUTPUT)
    assert expectation(EXACT).is_exact
    assert expectation(EXACT).literal_stdout() == EXACT_OUTPUT
    assert expectation(EXACT).first_line == 2


@pytest.mark.parametrize(
    ("stdout", "line", "words"),
    [
        ("one\n\nthree\n", 5, "missing before it"),
        ("one\n\n two \n", 6, "ends after line 3"),
        ("", 3, "ends after line 0"),
        ("one\n\n two \nthree\nfour\n", 6, "one too many"),
        ("one\n\n two \nthree\nthree\n", 6, "repeats the line before"),
        ("one\none\n\n two \nthree\n", 4, "repeats the line before"),
        ("zero\none\n\n two \nthree\n", 3, "one too many"),
        ("one\n two \n\nthree\n", 4, "changed places"),
        ("one\n\n two three\n", 5, "glued"),
        ("one\n\n two \nth\nree\n", 6, "torn"),
        ("one\n\n two \nthrea\n", 6, "line 4 of the output"),
        ("one\n\n two\nthree\n", 5, "missing at the end"),
        ("one \n\n two \nthree\n", 3, "too many at the end"),
        ("one\n\n two \nthree", 6, "no newline"),
        ("one\r\n\r\n two \r\nthree\r\n", 3, "carriage return"),
        ("one\n\n two \nthree\n\n", 6, "one too many"),
        ("one\n\n two \x0bthree\n", 5, "line 3"),
    ],
)
def test_exact_output_rejects(stdout, line, words):
    found = rejects(EXACT, stdout)
    assert found.line == line
    assert words in found.problem


def test_a_mismatch_quotes_both_sides():
    found = rejects("Output:\nlost {n:int 0..5}", "lost 7\n")
    assert (found.line, found.expected, found.actual) == (3, "lost {n:int 0..5}", "lost 7")
    assert "n is 7, outside 0..5" in found.problem


def test_only_a_newline_parts_lines():
    accepts("Output:\na\u2028b", "a\u2028b\n")
    rejects("Output:\na\nb", "a\u2028b\n")


def test_standard_error_and_status():
    block = "Output:\na\nError output:\noops {n:int}\nExit status: 3"
    accepts(block, "a\n", stderr="oops 1\n", status=3)
    assert "exit status is 0, not 3" in rejects(block, "a\n", stderr="oops 1\n").problem
    found = rejects(block, "a\n", stderr="oops 1\nnoise\n", status=3)
    assert "of the error output" in found.problem
    rejects(block, "a\n", stderr="", status=3)
    rejects(block, "oops 1\n", stderr="a\n", status=3)


def test_noise_and_failure_are_rejected_unless_expected():
    assert rejects("Output:\na", "a\n", stderr="noise\n").actual == "noise"
    assert "exit status is 1, not 0" in rejects("Output:\na", "a\n", status=1).problem
    accepts("Exit status: -9", "", status=-9)
    assert "one too many" in rejects("Exit status: -9", "hello\n", status=-9).problem


# --- placeholders ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        ("int", ["0", "-3", "400000"], ["", "3.5", "nan", "+3", "3 ", "1e3", "x", "٣", "9" * 5000]),
        ("int 1..5", ["1", "5"], ["0", "6", "-1", "nan", "3.0"]),
        ("int 1..", ["1", "12345"], ["0", "-5"]),
        ("int ..0", ["0", "-5"], ["1"]),
        (
            "float",
            ["0.5", "3", "-1.25", "1e-05"],
            ["nan", "inf", "-inf", ".5", "5.", "1e999", "1,5"],
        ),
        ("float 0.3..0.9", ["0.3", "0.9", "0.50"], ["0.29", "0.91", "nan", "-0.5", ""]),
        ("pid", ["1", "4711"], ["0", "-5", "x", "3.0"]),
        ("hex", ["0x7f3A", "beef"], ["0x", "xyz", "-0x1"]),
        ("word", ["Thread-1", "进程", "mp.Pool"], ["", "two words", "done.", "a,b"]),
        ("fork|spawn", ["fork", "spawn"], ["forkserver", "Fork", "", "fork|spawn"]),
    ],
)
def test_kinds(kind, good, bad):
    for text in good:
        accepts(f"Output:\nvalue {{v:{kind}}}!", f"value {text}!\n")
    for text in bad:
        rejects(f"Output:\nvalue {{v:{kind}}}!", f"value {text}!\n")


def test_values_are_numbers_or_text():
    block = "Output:\n{a:int} {b:float} {c:hex} {d:word} {e:x|y} end"
    values = accepts(block, "7 0.50 0xff w y end\n").values
    assert values == {"a": 7, "b": 0.5, "c": 255, "d": "w", "e": "y"}


def test_braces_are_doubled():
    accepts("Output:\nn {{{n:int}}} }}{{", "n {5} }{\n")
    rejects("Output:\nn {{{n:int}}} }}{{", "n 5 }{\n")


def test_one_name_is_one_value():
    block = "Output:\nchild {p:pid}\njoined {p:pid}"
    accepts(block, "child 12\njoined 12\n")
    assert "p is 13 here but 12 before" in rejects(block, "child 12\njoined 13\n").problem
    rejects("Output:\n{n:int} is {n:int}", "3 is 4\n")
    accepts("Output:\n{n:float} is {n:float}", "0.5 is 0.50\n")


def test_one_name_is_one_value_in_both_streams():
    block = "Output:\nchild {p:pid}\nError output:\nkilled {p:pid}"
    accepts(block, "child 12\n", stderr="killed 12\n")
    found = rejects(block, "child 12\n", stderr="killed 13\n")
    assert found.line == 5
    assert "p is 13 here but 12 before" in found.problem


def test_two_pids_differ():
    accepts("Output:\n{a:pid} and {b:pid}", "1 and 2\n")
    rejects("Output:\n{a:pid} and {b:pid}", "1 and 1\n")
    found = rejects("Output:\nparent {a:pid}\nchild {b:pid}", "parent 5\nchild 5\n")
    assert "two names of kind pid differ" in found.problem
    accepts("Output:\n{a:int} and {b:int}", "1 and 1\n")


def test_a_line_that_can_be_read_in_two_ways():
    block = "Output:\n{a:word}-{b:word} x\n{b:word} y"
    assert accepts(block, "p-q-r x\nr y\n").values == {"a": "p-q", "b": "r"}
    assert accepts(block, "p-q-r x\nq-r y\n").values == {"a": "p", "b": "q-r"}
    rejects(block, "p-q-r x\np y\n")


# --- unordered -------------------------------------------------------------------------------------------------------


def test_unordered():
    block = "Unordered output:\na\nb\nb\nc"
    accepts(block, "b\nc\nb\na\n")
    found = rejects(block, "b\nc\nb\nd\n")
    assert "1 line expected in any order did not come" in found.problem
    assert "1 line of the output came unexpectedly" in found.problem
    assert (found.line, found.expected, found.actual) == (3, "line 3: a", "d")


@pytest.mark.parametrize(
    "stdout", ["b\nc\na\n", "b\nb\nb\na\nc\n", "b\na\na\nc\n", "b\nbc\na\n", "b\nc\nb\na", ""]
)
def test_unordered_rejects(stdout):
    rejects("Unordered output:\na\nb\nb\nc", stdout)


def test_blocks_follow_each_other():
    block = "Output:\nstart\nUnordered output:\na\nb\nOutput:\nend"
    accepts(block, "start\nb\na\nend\n")
    rejects(block, "b\nstart\na\nend\n")
    rejects(block, "start\na\nend\nb\n")
    found = rejects(block, "start\nb\nend\n")
    assert (found.expected, found.actual) == ("line 5: a", "(nothing)")
    rejects(block, "start\na\nb\nx\nend\n")


PAIRS = "Unordered output:\nstart {p:pid}\nstart {q:pid}\nend {p:pid} ok\nend {q:pid}"


def test_unordered_names_are_found_by_backtracking():
    match = accepts(PAIRS, "start 1\nstart 2\nend 1\nend 2 ok\n")
    assert match.values == {"p": 2, "q": 1}
    rejects(PAIRS, "start 1\nstart 2\nend 1\nend 3 ok\n")
    rejects(PAIRS, "start 1\nstart 2\nend 1\nend 1 ok\n")
    rejects(PAIRS, "start 1\nstart 1\nend 1\nend 1 ok\n")


def test_backtracking_across_blocks_and_streams():
    block = "Unordered output:\nhas {a:int}\nhas {b:int}\nOutput:\nfirst {a:int}\nError output:\nsecond {b:int}"
    match = accepts(block, "has 1\nhas 2\nfirst 2\n", stderr="second 1\n")
    assert match.values == {"a": 2, "b": 1}
    rejects(block, "has 1\nhas 2\nfirst 2\n", stderr="second 2\n")
    rejects(block, "has 1\nhas 2\nfirst 3\n", stderr="second 1\n")


def test_backtracking_until_where_holds():
    block = "Unordered output:\nhas {a:int}\nhas {b:int}\nWhere:\na - b == 1"
    assert accepts(block, "has 1\nhas 2\n").values == {"a": 2, "b": 1}
    found = rejects(block, "has 1\nhas 3\n")
    assert "not true of this run: a - b == 1" in found.problem


def test_a_literal_line_among_placeholders():
    accepts("Unordered output:\nitem {n:int}\nitem 3", "item 3\nitem 4\n")
    accepts("Unordered output:\nitem {n:int}\nitem 3", "item 4\nitem 3\n")
    rejects("Unordered output:\nitem {n:int}\nitem 3", "item 4\nitem 5\n")


# --- interleaved -----------------------------------------------------------------------------------------------------

MERGE = "Interleaved output:\na 1\na 2\na 3\n--\nb 1\nb 2"


def test_interleaved():
    for order in ["a1 a2 a3 b1 b2", "b1 b2 a1 a2 a3", "a1 b1 a2 b2 a3"]:
        accepts(MERGE, "".join(f"{one[0]} {one[1]}\n" for one in order.split()))


@pytest.mark.parametrize(
    "order",
    ["a2 a1 a3 b1 b2", "a1 b2 a2 b1 a3", "a1 a2 a3 b1", "a1 a2 a3 b1 b2 b2", "a1 a2 a2 b1 b2"],
)
def test_interleaved_rejects(order):
    rejects(MERGE, "".join(f"{one[0]} {one[1]}\n" for one in order.split()))


def test_interleaved_names_what_each_sequence_expects():
    found = rejects(MERGE, "a 1\na 3\nb 1\na 2\nb 2\n")
    assert found.problem.startswith("line 2 of the output: none of the sequences can go on so")
    assert found.expected == "sequence 1 (line 4): a 2\nsequence 2 (line 7): b 1"
    assert found.actual == "a 3"
    assert "glued" in rejects(MERGE, "a 1\na 2b 1\na 3\nb 2\n").problem


def test_interleaved_with_equal_beginnings():
    block = "Interleaved output:\nx\ny\n--\nx\nz"
    accepts(block, "x\nz\nx\ny\n")
    accepts(block, "x\nx\nz\ny\n")
    rejects(block, "x\nz\ny\nx\n")


def test_interleaved_names_belong_to_their_sequence():
    block = "Interleaved output:\nstart {p:pid}\nend {p:pid}\n--\nstart {q:pid}\nend {q:pid}"
    accepts(block, "start 1\nstart 2\nend 2\nend 1\n")
    rejects(block, "start 1\nend 2\nstart 2\nend 1\n")
    rejects(block, "start 1\nstart 2\nend 2\nend 2\n")


# --- bounds ----------------------------------------------------------------------------------------------------------


def quickly(start: float) -> bool:
    return time.process_time() - start < 30  # without the bounds it would be years


def test_many_lines_are_matched_fast():
    start = time.process_time()
    same = "Unordered output:\n" + "\n".join(["tick"] * 200)
    accepts(same, "tick\n" * 200)
    rejects(same, "tick\n" * 199 + "tock\n")
    distinct = [f"worker {n} done" for n in range(60)]
    accepts("Unordered output:\n" + "\n".join(distinct), "\n".join(reversed(distinct)) + "\n")
    pids = "Unordered output:\n" + "\n".join(f"worker {{p{n}:pid}} item {n}" for n in range(60))
    accepts(pids, "".join(f"worker {n + 100} item {n}\n" for n in reversed(range(60))))
    rejects(pids, "".join(f"worker {100} item {n}\n" for n in reversed(range(60))))
    assert quickly(start)


def test_alike_lines_with_names_are_matched_fast():
    start = time.process_time()
    block = "Unordered output:\n" + "\n".join(
        f"start {{p{n}:pid}}\nend {{p{n}:pid}}" for n in range(20)
    )
    good = [f"end {n}" for n in range(1, 21)] + [f"start {n}" for n in range(1, 21)]
    accepts(block, "\n".join(good) + "\n")
    rejects(block, "\n".join([*good[:-1], "start 99"]) + "\n")
    assert quickly(start)


def test_merging_alike_sequences_is_fast():
    start = time.process_time()
    sequence = "\n".join(f"step {n}" for n in range(12))
    block = "Interleaved output:\n" + "\n--\n".join([sequence] * 8)
    steps = [f"step {n}" for n in range(12) for _ in range(8)]
    accepts(block, "\n".join(steps) + "\n")
    steps[-9], steps[-8] = steps[-8], steps[-9]
    accepts(block, "\n".join(steps) + "\n")
    steps[0], steps[-1] = steps[-1], steps[0]
    rejects(block, "\n".join(steps) + "\n")
    assert quickly(start)


def test_states_are_not_tried_twice():
    sequences = ["\n".join([*["step"] * 6, f"end {n}", f"bye {n}"]) for n in range(4)]
    block = "Interleaved output:\n" + "\n--\n".join(sequences)
    accepts(block, "step\n" * 24 + "end 3\nbye 3\nend 2\nbye 2\nend 1\nbye 1\nend 0\nbye 0\n")
    found = rejects(
        block, "step\n" * 24 + "end 3\nbye 3\nend 2\nbye 2\nend 1\nbye 1\nbye 0\nend 0\n"
    )
    assert "none of the sequences" in found.problem
    block = "Unordered output:\n" + "tick {n:int}\n" * 400 + "lost {m:int}\nWhere:\nm > n"
    found = rejects(block, "tick 5\n" * 400 + "lost 3\n")
    assert "not true of this run" in found.problem


def test_a_hopeless_search_ends_and_says_so():
    start = time.process_time()
    block = "Unordered output:\n" + "\n".join(f"has {{n{n}:int}}" for n in range(10))
    block += "\nWhere:\n" + " + ".join(f"{n + 1} * n{n}" for n in range(10)) + " == 7"
    found = rejects(block, "".join(f"has {n + 100}\n" for n in range(10)))
    assert "gave up" in found.problem
    assert quickly(start)


def test_a_flood_of_output_is_rejected_fast():
    start = time.process_time()
    found = rejects("Unordered output:\na {n:int}\nb", "a 1\n" * 20_000)
    assert len(found.actual) < 1000
    rejects("Output:\na {n:int}", "a " + "1" * 1_000_000 + "\n")
    rejects("Output:\n{a:word}-{b:word} x", "a-" * 100_000 + "x\n")
    assert quickly(start)


# --- conditions ------------------------------------------------------------------------------------------------------


def test_conditions_choose_blocks():
    block = "Output (python >= 3.14):\nnew\nOutput (python < 3.14):\nold\nOutput:\nend"
    accepts(block, "old\nend\n")
    accepts(block, "new\nend\n", facts=Facts((3, 14), "linux", "forkserver"))
    rejects(block, "new\nend\n")
    rejects(block, "old\nend\n", facts=Facts((3, 15), "linux", "forkserver"))
    assert not expectation(block).is_exact


@pytest.mark.parametrize(
    ("condition", "facts"),
    [
        ("python == 3.13", Facts((3, 13), "linux", "fork")),
        ("python != 3.9 and platform == linux", Facts((3, 13), "linux", "fork")),
        ("python > 3.9", Facts((3, 10), "linux", "fork")),
        ("platform != win32", Facts((3, 13), "darwin", "spawn")),
        ("start_method != fork", Facts((3, 13), "darwin", "spawn")),
        ("browser", Facts((3, 13), "emscripten", "", browser=True)),
        ("not browser and start_method == fork", Facts((3, 13), "linux", "fork")),
    ],
)
def test_condition_terms(condition, facts):
    block = f"Output ({condition}):\nyes\nExit status ({condition}): 2"
    accepts(block, "yes\n", status=2, facts=facts)


def test_no_block_applies():
    found = rejects("Output (python >= 3.14):\nnew", "new\n")
    assert "no block of output applies" in found.problem
    assert "3.13" in found.actual
    rejects("Output (python >= 3.14):\nnew", "")


def test_a_conditional_status_or_error_output_is_not_expected_elsewhere():
    block = "Output:\na\nError output (platform == win32):\nx\nExit status (platform == win32): 1"
    accepts(block, "a\n")
    rejects(block, "a\n", stderr="x\n", status=1)
    accepts(block, "a\n", stderr="x\n", status=1, facts=Facts((3, 13), "win32", "spawn"))


# --- comparisons -----------------------------------------------------------------------------------------------------

COUNTS = "Output:\ngot {got:int}\nlost {lost:int}\nWhere:\ngot + lost == 400000\n0 <= lost\nIn some run:\nlost > 0"


def test_where():
    accepts(COUNTS, "got 399000\nlost 1000\n")
    found = rejects(COUNTS, "got 399000\nlost 1001\n")
    assert (found.line, found.actual) == (6, "got = 399000, lost = 1001")
    assert rejects(COUNTS, "got 400001\nlost -1\n").line == 7


@pytest.mark.parametrize(
    ("comparison", "holds"),
    [
        ("a == 7", True),
        ("a != 7", False),
        ("0 < b <= a", True),
        ("0 < a <= b", False),
        ("max(a, b, 9) == 9 and min(a, b) == 2", True),
        ("abs(b - a) == 5", True),
        ("abs(b - a) == -5", False),
        ("a // b == 3 and a % b == 1 and a / b == 3.5", True),
        ("a == 1 or b == 2", True),
        ("not a == 7", False),
        ("-(a * b) == -14", True),
        ("a / (b - 2) > 0", False),
        ("not a / (b - 2) > 0", False),
    ],
)
def test_comparisons(comparison, holds):
    block = f"Output:\na {{a:int}}\nb {{b:int}}\nWhere:\n{comparison}"
    (accepts if holds else rejects)(block, "a 7\nb 2\n")


def test_where_on_a_name_that_this_run_does_not_capture():
    block = "Output:\na\nOutput (python >= 3.14):\nn {n:int}\nWhere:\nn > 0"
    assert "captures n" in rejects(block, "a\n").actual


def test_in_some_run():
    expected = expectation(COUNTS)
    never = [check(COUNTS, "got 400000\nlost 0\n") for _ in range(3)]
    once = [*never, check(COUNTS, "got 399999\nlost 1\n")]
    failed = check(COUNTS, "got 5\nlost 5\n")
    assert expected.needs_runs
    assert expected.check_runs(once, LINUX) == []
    (found,) = expected.check_runs(never, LINUX)
    assert (found.line, found.expected) == (9, "lost > 0")
    assert "true in none of 3 runs" in found.problem
    assert found.actual == "lost = 0; lost = 0; lost = 0"
    assert expected.check_runs([failed], LINUX)[0].actual == "no run matched"
    assert expected.check_runs([], LINUX)
    assert not expectation(EXACT).needs_runs


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("block", "line", "problem", "hint"),
    [
        ("Output", 2, "malformed header", "# Output:"),
        ("output:\na", 2, "malformed header", "# Output:"),
        ("Output: \na", 2, "malformed header", "# Output:"),
        ("Output(browser):\na", 2, "malformed header", "# Output:"),
        ("Unordered Output:\na", 2, "malformed header", "# Output:"),
        ("Expected output:\na", 2, "malformed header", "# Output:"),
        ("Output:\na\nExit status: x", 4, "malformed header", "# Exit status: 3"),
        ("Output:\na\nExit status:", 4, "malformed header", "# Exit status: 3"),
        ("Output:\na {n:int}\nWhere: n == 1", 4, "malformed header", "# Where:"),
        ("Output:\na {n:int}\nIn some run: n == 1", 4, "malformed header", "# In some run:"),
        ("Output:\na\nError output\nb", 4, "malformed header", "# Error output:"),
        ("Output (python >= 3):\na", 2, "malformed condition", "python >= 3.14"),
        ("Output ():\na", 2, "malformed condition", "python >= 3.14"),
        ("Output (python >= 3.14 or browser):\na", 2, "malformed condition", "and"),
        ("Output (platform == windows):\na", 2, "unknown platform", "win32"),
        ("Output (start_method == thread):\na", 2, "unknown start_method", "forkserver"),
        ("Output:", 2, "nothing stands under", "leave the header out"),
        ("Output:\nError output:\na", 2, "nothing stands under", "leave the header out"),
        ("Output:\na {n:int}\nWhere:", 4, "nothing stands under", "leave the header out"),
        ("Interleaved output:\na\nb", 2, "at least two sequences", "# --"),
        ("Interleaved output:\na\n--\n--\nb", 2, "at least two sequences", "# --"),
        ("Exit status: 1\na", 3, "a line under Exit status", "# Output:"),
        ("Exit status: 1\nExit status: 2", 3, "second exit status", "leave one out"),
        ("Where:\nn == 1", 2, "no expected output", "# Output:"),
        ("Output:\na {n:integer}", 3, "unknown kind 'integer'", "int, float"),
        ("Output:\na {n}", 3, "not a placeholder", "{n:int}"),
        ("Output:\na {1n:int}", 3, "not a placeholder", "{n:int}"),
        ("Output:\na {n: int}", 3, "unknown kind ''", "int, float"),
        ("Output:\na {}", 3, "not a placeholder", "{{"),
        ("Output:\nb\na {n:int", 4, "{ without its }", "{{"),
        ("Output:\na n:int}", 3, "} without its {", "}}"),
        ("Output:\na {n:int {m:int}}", 3, "{ without its }", "{{"),
        ("Output:\na {n:int 5..1}", 3, "range of {n:int 5..1} is empty", "lower"),
        ("Output:\na {n:int ..}", 3, "malformed range", "1..5"),
        ("Output:\na {n:int 1-5}", 3, "malformed range", "1..5"),
        ("Output:\na {n:int 1..2.5}", 3, "fraction", "float"),
        ("Output:\na {n:pid 1..5}", 3, "malformed range", "int and float"),
        ("Output:\na {n:x|}", 3, "empty or has spaces", "|"),
        ("Output:\na {n:x | y}", 3, "empty or has spaces", "|"),
        ("Output:\na {n:x|x}", 3, "stands twice", "leave"),
        ("Output:\na {n:int}{m:int}", 3, "nothing parts", "between"),
        ("Output:\na {n:int}\nb {n:float}", 4, "two kinds", "another name"),
        ("Output:\na {n:x|y}\nb {n:x|z}", 4, "two kinds", "another name"),
        ("Output:\na {n:int 1..5}\nb {n:int 1..6}", 4, "two ranges", "once"),
        ("Output:\na {n:int}\nWhere:\nn == m", 5, "no line captures 'm'", "captured are: n"),
        ("Output:\na {n:word}\nWhere:\nn == 1", 5, "not a number", "word"),
        ("Output:\na {n:int}\nWhere:\n1 == 1.0", 5, "constants", "compare"),
        ("Output:\na {n:int}\nWhere:\n1 + 0 == 1", 5, "no captured name", "compare"),
        ("Output:\na {n:int}\nWhere:\nn == n", 5, "two sides are the same", "compare"),
        ("Output:\na {n:int}\nWhere:\nn + 1 >= (n + 1)", 5, "two sides are the same", "compare"),
        ("Output:\na {n:int}\nWhere:\nn", 5, "no comparison", "compare"),
        ("Output:\na {n:int}\nWhere:\nn = 1", 5, "not a comparison", "compare"),
        ("Output:\na {n:int}\nWhere:\nn ** 9 == 1", 5, "only names, numbers", "compare"),
        ("Output:\na {n:int}\nWhere:\n__import__('os') == n", 5, "may be called", "compare"),
        ("Output:\na {n:int}\nWhere:\nn.real == 1", 5, "only names, numbers", "compare"),
        ("Output:\na {n:int}\nWhere:\nn in 1", 5, "may compare", "compare"),
        ("Output:\na {n:int}\nWhere:\nn == True", 5, "only names, numbers", "compare"),
        ("Output:\na\nIn some run:\nn == 1", 4, "nothing is captured", "capture"),
        ("Output:\n{w:word}", 3, "would accept almost anything", "add text"),
        ("Output:\n[{n:int}] ({p:pid}) {h:hex}", 3, "would accept almost anything", "add text"),
        ("Output:\n{n:float}\nIn some run:\nn > 1", 3, "would accept almost anything", "add text"),
        ("Output:\n{n:int}\n{n:int}", 3, "would accept almost anything", "add text"),
    ],
)
def test_refused(block, line, problem, hint):
    with pytest.raises(PatternError) as refused:
        expectation(block)
    assert problem in refused.value.problem
    assert hint in refused.value.hint
    assert refused.value.line == line


@pytest.mark.parametrize(
    ("source", "line", "problem"),
    [
        ("", 1, "no expected output"),
        ("print()\nprint()\n", 2, "no expected output"),
        ("print()\n# a remark\n", 2, "no expected output"),
        ("print()\n# Output:\n# a\n\n# Error output:\n# b\n", 4, "an empty line within"),
        ("# Output:\n# a\nprint()\n", 3, "code below the expected output of line 1"),
        ("print()\n# Output:\n#a\n", 3, "no space after #"),
        ("print()\n#Output:\n# a\n", 2, "malformed header"),
        ("print()\r\n# Output:\r\n# a\r\n", 2, "malformed header"),
        ("print()\n# Output:\n# a\r\n", 3, "carriage return"),
    ],
)
def test_refused_sources(source, line, problem):
    with pytest.raises(PatternError) as refused:
        parse(source)
    assert (refused.value.line, problem in refused.value.problem) == (line, True)
    assert refused.value.hint


@pytest.mark.parametrize(
    "block",
    [
        "Output:\n{n:int 1..5}",
        "Output:\n{how:fork|spawn}",
        "Output:\n{n:int}\nWhere:\nn > 1",
        "Output:\n{p:pid}\nchild {p:pid}",
        "Output:\n进程 {w:word}",
        "Output:\n-----",
        "Output:\n\na",
    ],
)
def test_lines_that_say_enough(block):
    expectation(block)


def test_remarks_may_stand_above_the_block():
    source = (
        'print("output:")  # Output: none\n# the end\n# Output:\n# output:x\n# Output of it\n\n\n'
    )
    assert parse(source).literal_stdout() == "output:x\nOutput of it\n"


# --- against an oracle -----------------------------------------------------------------------------------------------


def fits_by_trying_all(block: str, texts: list[str]) -> bool:
    """The same question answered by trying each order; lines are literal or `word {name:kind}`."""
    header, *lines = block.split("\n")
    sequences = [part.split("\n") for part in "\n".join(lines).split("\n--\n")]
    flat = [(n, k, line) for n, lines in enumerate(sequences) for k, line in enumerate(lines)]
    for order in itertools.permutations(flat):
        places = [(n, k) for n, k, _ in order]
        kept = all(
            [k for m, k in places if m == n] == sorted(k for m, k in places if m == n)
            for n in range(len(sequences))
        )
        if header.startswith("Unordered") or kept:
            values: dict[str, str] = {}
            for (_, _, line), text in zip(order, texts, strict=True):
                word, _, rest = line.partition(" {")
                if not rest and line != text:
                    break
                if rest:
                    name = rest.split(":")[0]
                    if (
                        text.split()[0] != word
                        or values.setdefault(name, text.split()[1]) != text.split()[1]
                    ):
                        break
            else:
                pids = [value for name, value in values.items() if name in ("p", "q")]
                if len(set(pids)) == len(pids):
                    return True
    return False


def test_small_blocks_agree_with_trying_all_orders():
    random = Random(7)
    lines = [
        "a 1",
        "a 2",
        "b 1",
        "a {n:int}",
        "a {p:pid}",
        "b {p:pid}",
        "a {q:pid}",
        "b {q:pid}",
        "b {m:int}",
    ]
    seen = {True: 0, False: 0}
    for _ in range(400):
        chosen = random.choices(lines, k=4)
        if random.random() < 0.5:
            block = "\n".join(["Unordered output:", *chosen])
        else:
            block = "\n".join(["Interleaved output:", *chosen[:2], "--", *chosen[2:]])
        texts = [f"{line[0]} {random.choice('12')}" for line in random.sample(chosen, k=4)]
        expected = fits_by_trying_all(block, texts)
        match = check(block, "".join(f"{text}\n" for text in texts))
        assert (not match.mismatches) == expected, (block, texts)
        seen[expected] += 1
    assert min(seen.values()) > 50
