"""The mutants of an output: the ones that must be there, and none that the pattern accepts by design."""

import pytest

from snippets.patterns import Facts, Output, parse
from tests.mutants import output_mutants

LINUX = Facts((3, 13), "linux", "fork")

EXAMPLES = {
    "ordered": ("Output:\none\ntwo\ntwo\nTrue 3", "one\ntwo\ntwo\nTrue 3\n"),
    "unordered": ("Unordered output:\na\nb\nc", "c\na\nb\n"),
    "interleaved": ("Interleaved output:\na 1\na 2\n--\nb 1\nb 2", "a 1\nb 1\na 2\nb 2\n"),
    "either way": ("Interleaved output:\na\nb\n--\nb\na", "a\nb\nb\na\n"),
    "range": ("Output:\ntook {t:float 0.3..0.9} s", "took 0.50 s\n"),
    "free number": ("Output:\nlost {n:int}", "lost 5\n"),
    "free numbers": ("Unordered output:\nlost {n:int}\nlost {m:int 1..5}", "lost 5\nlost 7\n"),
    "twice": ("Output:\nchild {p:pid}\njoined {p:pid}", "child 12\njoined 12\n"),
    "pids": ("Output:\nparent {p:pid}\nchild {q:pid}", "parent 12\nchild 13\n"),
    "workers": (
        "Interleaved output:\nstart {p:pid}\nend {p:pid}\n--\nstart {q:pid}\nend {q:pid}",
        "start 7\nstart 8\nend 8\nend 7\n",
    ),
    "sum": (
        "Output:\ngot {got:int} lost {lost:int}\nWhere:\ngot + lost == 10\nlost >= 0",
        "got 7 lost 3\n",
    ),
    "choice": ("Output:\nuses {m:fork|spawn}\nagain {m:fork|spawn}", "uses fork\nagain fork\n"),
    "word": ("Unordered output:\nby {w:word}\nand {w:word}", "and Bob\nby Bob\n"),
    "hex": ("Output:\nat {h:hex}\nat {h:hex}", "at 0x7f\nat 0x7f\n"),
    "two readings": ("Output:\nx {a:word}-{b:word}", "x a-b-c\n"),
}


def expectation(block: str):
    return parse("\n".join(f"# {line}" for line in block.split("\n")))


def mutants_of(name: str) -> list[tuple[str, Output]]:
    block, stdout = EXAMPLES[name]
    return list(output_mutants(expectation(block), Output(stdout), LINUX))


def stdouts(name: str, word: str) -> list[str]:
    """The outputs of the mutants whose description has `word`."""
    return [output.stdout for what, output in mutants_of(name) if word in what]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_mutant_is_rejected(name):
    block, _ = EXAMPLES[name]
    mutants = mutants_of(name)
    assert [
        what for what, out in mutants if not expectation(block).check(out, LINUX).mismatches
    ] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_kinds_that_every_output_has(name):
    count = len(expectation(EXAMPLES[name][0]).applying(LINUX, "stdout")[0].lines)
    assert len(stdouts(name, "dropped")) == count
    assert len(stdouts(name, "doubled")) == count
    assert len(stdouts(name, "glued")) == count - 1
    assert len(stdouts(name, "space")) == count
    assert len(stdouts(name, "another letter")) >= (0 if name == "free numbers" else 1)
    outputs = dict(mutants_of(name))
    assert outputs["exit status 1"].status == 1
    assert outputs["a line too many on stderr"].stderr == "noise\n"
    assert not outputs["no newline at the end of stdout"].stdout.endswith("\n")


def test_swaps():
    assert stdouts("ordered", "swapped") == ["two\none\ntwo\nTrue 3\n", "one\ntwo\nTrue 3\ntwo\n"]
    assert stdouts("unordered", "swapped") == []
    assert stdouts("interleaved", "swapped") == ["a 2\nb 1\na 1\nb 2\n", "a 1\nb 2\na 2\nb 1\n"]
    assert stdouts("either way", "swapped") == []
    assert stdouts("workers", "swapped") == [
        "start 7\nend 8\nstart 8\nend 7\n",
        "end 7\nstart 8\nend 8\nstart 7\n",
    ]
    assert stdouts("twice", "swapped") == ["joined 12\nchild 12\n"]


def test_literals():
    assert stdouts("ordered", "line 4 of stdout with another letter") == [
        "one\ntwo\ntwo\nUrue 3\n",
        "one\ntwo\ntwo\nTrue 4\n",
    ]
    assert "took 0.50 t\n" in stdouts("range", "another letter")


def test_values():
    assert stdouts("range", "too small") == ["took -0.7 s\n"]
    assert stdouts("range", "too large") == ["took 1.9 s\n"]
    assert stdouts("range", "nan") == ["took nan s\n"]
    assert stdouts("twice", "another p") == ["child 13\njoined 12\n", "child 12\njoined 13\n"]
    assert stdouts("choice", "another m") == [
        "uses spawn\nagain fork\n",
        "uses fork\nagain spawn\n",
    ]
    assert stdouts("word", "another w") == ["and Bobx\nby Bob\n", "and Bob\nby Bobx\n"]
    assert len(stdouts("hex", "another h")) == 2
    assert stdouts("pids", "equal") == ["parent 12\nchild 12\n"]
    assert stdouts("sum", "off") == ["got 8 lost 3\n", "got 7 lost 4\n"]


def test_no_mutant_where_the_pattern_leaves_it_open():
    assert [
        what for what, _ in mutants_of("free number") if "another n" in what or "too" in what
    ] == [
        "a line too many on stdout",
        "an empty line too many on stdout",
        "a line too many on stderr",
        "an empty line too many on stderr",
    ]
    assert stdouts("free numbers", "too large") == []
    assert stdouts("two readings", "another a") == []


def test_both_streams():
    block = "Output:\nchild {p:pid}\nError output:\nkilled {p:pid}\nExit status: 3"
    output = Output("child 5\n", "killed 5\n", 3)
    mutants = dict(output_mutants(expectation(block), output, LINUX))
    assert Output("child 5\n", "", 3) == mutants["line 1 of stderr dropped"]
    assert any(out.stderr == "killed 6\n" for out in mutants.values())
    assert all(expectation(block).check(out, LINUX).mismatches for out in mutants.values())


def test_a_rejected_output_has_no_mutants():
    with pytest.raises(ValueError, match="not accepted"):
        list(output_mutants(expectation("Output:\na"), Output("b\n"), LINUX))
