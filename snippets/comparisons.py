"""Comparisons between captured numbers, such as `got + lost == 400000`: read with `ast`, never with `eval`."""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from snippets.placeholders import PatternError, Value

_ARITHMETIC = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.USub: operator.neg,
    ast.UAdd: operator.pos,
}
_RELATIONS = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_FUNCTIONS = {"min": min, "max": max, "abs": abs}
_FORM = "compare captured numbers, for example got + lost == 400000 or 0 < lost <= got"


@dataclass(frozen=True)
class Comparison:
    """One line of a Where or In some run block; `number` is its line in the file."""

    text: str
    number: int
    names: frozenset[str]
    tree: ast.expr

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether it is true of these values; a division by zero or an overflow is not."""
        try:
            return bool(_evaluate(self.tree, values))
        except ArithmeticError:
            return False

    def with_values(self, values: Mapping[str, Value]) -> str:
        """The values that it speaks of, for a message: `got = 3, lost = 5`."""
        known = (name for name in sorted(self.names) if name in values)
        return ", ".join(f"{name} = {values[name]}" for name in known)


def parse_comparison(text: str, number: int, kinds: Mapping[str, str]) -> Comparison:
    """Read one comparison; `kinds` gives the kind of each captured name. Raises PatternError."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise PatternError(f"not a comparison: {text!r}", number, _FORM) from None
    names: set[str] = set()
    try:
        _check_truth(tree, names)
    except _RefusedError as refused:
        raise PatternError(f"{refused} in {text!r}", number, _FORM) from None
    for name in sorted(names):
        if name not in kinds:
            hint = f"captured are: {', '.join(sorted(kinds)) or 'none'}"
            raise PatternError(f"no line captures {name!r}", number, hint)
        if kinds[name] in ("word", "choice"):
            raise PatternError(f"{name!r} is not a number", number, f"it is a {kinds[name]}")
    if not names:
        raise PatternError(f"{text!r} holds no captured name", number, _FORM)
    return Comparison(text, number, frozenset(names), tree)


class _RefusedError(Exception):
    """Says which part of a comparison is not allowed."""


def _check_truth(node: ast.expr, names: set[str]) -> None:
    """Refuse all but comparisons joined by and, or, not; collect their names."""
    if isinstance(node, ast.BoolOp):
        for value in node.values:
            _check_truth(value, names)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        _check_truth(node.operand, names)
    elif isinstance(node, ast.Compare):
        if not all(type(op) in _RELATIONS for op in node.ops):
            raise _RefusedError("only == != < <= > >= may compare")
        sides = [node.left, *node.comparators]
        for side in sides:
            _check_number(side, names)
        for left, right in pairwise(sides):
            if ast.dump(left) == ast.dump(right):
                raise _RefusedError("two sides are the same")
        if all(isinstance(side, ast.Constant) for side in sides):
            raise _RefusedError("a comparison of constants")
    else:
        raise _RefusedError("no comparison")


def _check_number(node: ast.expr, names: set[str]) -> None:
    if isinstance(node, ast.Name):
        names.add(node.id)
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        pass
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
        _check_number(node.left, names)
        _check_number(node.right, names)
    elif isinstance(node, ast.UnaryOp) and type(node.op) in _ARITHMETIC:
        _check_number(node.operand, names)
    elif isinstance(node, ast.Call):
        function = node.func.id if isinstance(node.func, ast.Name) else ""
        fewest = 1 if function == "abs" else 2
        too_many = function == "abs" and len(node.args) > 1
        if function not in _FUNCTIONS or node.keywords or len(node.args) < fewest or too_many:
            raise _RefusedError("only min(a, b), max(a, b) and abs(a) may be called")
        for argument in node.args:
            _check_number(argument, names)
    else:
        raise _RefusedError("only names, numbers, + - * / // %, min, max and abs may stand")


def _evaluate(node: ast.expr, values: Mapping[str, Value]):
    match node:
        case ast.BoolOp(op=ast.And()):
            return all(_evaluate(value, values) for value in node.values)
        case ast.BoolOp():
            return any(_evaluate(value, values) for value in node.values)
        case ast.UnaryOp(op=ast.Not()):
            return not _evaluate(node.operand, values)
        case ast.Compare():
            sides = [_evaluate(side, values) for side in (node.left, *node.comparators)]
            relations = [_RELATIONS[type(op)] for op in node.ops]
            return all(r(a, b) for r, a, b in zip(relations, sides, sides[1:], strict=False))
        case ast.Constant():
            return node.value
        case ast.Name():
            return values[node.id]
        case ast.UnaryOp():
            return _ARITHMETIC[type(node.op)](_evaluate(node.operand, values))
        case ast.BinOp():
            left, right = _evaluate(node.left, values), _evaluate(node.right, values)
            return _ARITHMETIC[type(node.op)](left, right)
        case ast.Call():
            arguments = [_evaluate(argument, values) for argument in node.args]
            return _FUNCTIONS[node.func.id](*arguments)
    raise TypeError(ast.dump(node))
