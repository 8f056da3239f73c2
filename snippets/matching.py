"""Finding out whether lines of output fit blocks of expected lines, with one value for each name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from snippets.placeholders import Bindings, Line, Value

LIMIT = 50_000  # steps of the search, a second or two; after that it gives up and says so


@dataclass(frozen=True)
class Block:
    """Expected lines of one stream: sequences, each in its own order, merged in any way.

    An ordered block is one sequence, an unordered one has a sequence for each line. `number` is the header's line.
    """

    order: str  # "ordered", "unordered" or "interleaved"
    sequences: tuple[tuple[Line, ...], ...]
    number: int

    @cached_property
    def lines(self) -> list[Line]:
        return [line for sequence in self.sequences for line in sequence]

    @cached_property
    def rests(self) -> list[list[tuple[str, ...]]]:
        """For each sequence and position: the lines still to come; equal rests are interchangeable."""
        return [
            [tuple(line.text for line in sequence[at:]) for at in range(len(sequence) + 1)]
            for sequence in self.sequences
        ]

    @cached_property
    def rest_ids(self) -> list[list[int]]:
        """`rests` as small numbers; 0 is the empty rest."""
        known: dict[tuple[str, ...], int] = {(): 0}
        return [[known.setdefault(rest, len(known)) for rest in rests] for rests in self.rests]

    @cached_property
    def rest_names(self) -> list[list[frozenset[str]]]:
        """For each sequence and position: the names in the lines still to come."""
        return [
            [
                frozenset(p.name for line in sequence[at:] for p in line.placeholders)
                for at in range(len(sequence) + 1)
            ]
            for sequence in self.sequences
        ]


@dataclass(frozen=True)
class Placed:
    """Where one line of output found its place: block and sequence (both from 0), and the line of the pattern."""

    block: int
    sequence: int
    line: Line


@dataclass(frozen=True)
class State:
    """A point of the search: lines read so far, and what may come next."""

    read: int
    block: int
    positions: tuple[int, ...]
    values: dict[str, Value]
    taken: frozenset[Value] = frozenset()  # the values of kind pid


@dataclass
class Outcome:
    """What a search found. `furthest`: how far it came, to explain a failure."""

    found: bool = False
    gave_up: bool = False
    values: dict[str, Value] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    furthest: State | None = None


class Search:
    """Fits `texts` to `blocks`, one after the other; `accept` judges the values once every line has its place."""

    def __init__(
        self,
        blocks: Sequence[Block],
        texts: Sequence[str],
        accept: Callable[[dict[str, Value]], bool] = lambda values: True,
        accept_names: frozenset[str] = frozenset(),
        limit: int = LIMIT,
    ) -> None:
        self.blocks, self.texts, self.accept, self.limit = blocks, texts, accept, limit
        self.steps = 0
        self.judging = 1 + len(accept_names)  # what judging values costs, in steps
        self.solutions: dict[tuple[str, str], list[Bindings]] = {}
        holders = [p for block in blocks for line in block.lines for p in line.placeholders]
        self.pids = {p.name for p in holders if p.kind == "pid"}
        names_of = [{p.name for line in b.lines for p in line.placeholders} for b in blocks]
        later = accumulate(reversed([*names_of[1:], set(accept_names)]), set.union)
        self.names_later = list(later)[::-1]

    def decide(self) -> Outcome:
        """Whether all texts (as many as there are lines) fit: first rule out what can fit nowhere, then search."""
        if not self._narrow() or self.steps > self.limit:
            return Outcome(gave_up=self.steps > self.limit)
        return self.walk()

    def walk(self) -> Outcome:
        """Depth first over the lines of output; states known to lead nowhere are not tried twice."""
        outcome = Outcome()
        start = self._enter(State(0, -1, (), {}))
        outcome.furthest = start
        dead: set[object] = set()
        stack: list[tuple[State, object, Iterator[tuple[Placed, State]]]]
        stack = [(start, self._key(start), self._moves(start))]
        path: list[Placed] = []
        while stack:
            state, key, moves = stack[-1]
            ended = state.block == len(self.blocks) and state.read == len(self.texts)
            self.steps += self.judging if ended else 0
            if ended and self.accept(state.values):
                outcome.found, outcome.values, outcome.placed = True, state.values, path
                return outcome
            for placed, following in moves:
                self.steps += 1
                if self.steps > self.limit:
                    outcome.gave_up = True
                    return outcome
                following_key = self._key(following)
                if following_key in dead:
                    continue
                if following.read > outcome.furthest.read:
                    outcome.furthest = following
                stack.append((following, following_key, self._moves(following)))
                path.append(placed)
                break
            else:
                dead.add(key)
                stack.pop()
                if path:
                    path.pop()
        return outcome

    def _enter(self, state: State) -> State:
        """The same state at the start of the next block."""
        block = state.block + 1
        count = len(self.blocks[block].sequences) if block < len(self.blocks) else 0
        return replace(state, block=block, positions=(0,) * count)

    def _moves(self, state: State) -> Iterator[tuple[Placed, State]]:
        if state.block == len(self.blocks) or state.read == len(self.texts):
            return
        block, text = self.blocks[state.block], self.texts[state.read]
        candidates = next_lines(block, state.positions)
        if block.order == "unordered":
            # A literal line and its text are interchangeable with any other such pair: take it at once.
            literals = [(n, line) for n, line in candidates if line.is_literal]
            same = [pair for pair in literals if pair[1].literal == text][:1]
            candidates = same or [pair for pair in candidates if not pair[1].is_literal]
        tried: set[int] = set()
        for number, line in candidates:
            rest = block.rest_ids[number][state.positions[number]]
            if rest in tried:
                continue
            tried.add(rest)
            for bindings in self._solve(line, text):
                merged = self._merge(state, bindings)
                if merged is None:
                    continue
                after = list(state.positions)
                after[number] += 1
                following = State(state.read + 1, state.block, tuple(after), *merged)
                if sum(after) == len(block.lines):
                    following = self._enter(following)
                yield Placed(state.block, number, line), following

    def _merge(
        self, state: State, bindings: Bindings
    ) -> tuple[dict[str, Value], frozenset[Value]] | None:
        new = {}
        for name, value in bindings:
            if name not in state.values:
                new[name] = value
                if name in self.pids and value in state.taken:
                    return None
            elif state.values[name] != value:
                return None
        if not new:
            return state.values, state.taken
        taken = state.taken | {value for name, value in new.items() if name in self.pids}
        return {**state.values, **new}, taken

    def _key(self, state: State) -> object:
        """All that decides what can follow: values of names that come no more only count as taken pids."""
        if state.block == len(self.blocks):
            rests: list[int] = []
            names = self.names_later[-1] if self.blocks else set()
        else:
            block = self.blocks[state.block]
            places = list(enumerate(state.positions))
            rests = sorted([block.rest_ids[n][at] for n, at in places])
            names = self.names_later[state.block]
            if state.values:
                names = names.union(*[block.rest_names[n][at] for n, at in places])
        values = frozenset([item for item in state.values.items() if item[0] in names])
        return state.read, tuple(rests), values, state.taken

    def _solve(self, line: Line, text: str) -> list[Bindings]:
        key = line.text, text
        if key not in self.solutions:
            self.steps += 1
            self.solutions[key] = line.solve(text)
        return self.solutions[key]

    def _narrow(self) -> bool:
        """Strike out what no value of a name can satisfy everywhere it stands; False if a line is left without a place.

        Without this a single wrong value among many alike lines would be found only after trying all their orders.
        """
        cells: list[tuple[Line, list[str]]] = []
        slices: list[tuple[Block, set[str]]] = []
        start = 0
        for block in self.blocks:
            texts = self.texts[start : start + len(block.lines)]
            start += len(block.lines)
            if block.order == "ordered":
                cells += [(line, [text]) for line, text in zip(block.lines, texts, strict=True)]
            else:
                several = sorted(set(texts))
                cells += [(line, several) for line in block.lines if not line.is_literal]
                literals = {line.literal for line in block.lines if line.is_literal}
                if literals - set(texts):
                    return False
                slices.append((block, set(texts) - literals))
        domains: dict[str, set[Value]] = {}
        narrower = True
        while narrower:
            narrower = False
            for line, texts in cells:
                kept: list[dict[str, Value]] = []
                for text in texts:
                    ways = self._solve(line, text)
                    if self.steps > self.limit:
                        return True  # the caller looks at the steps
                    possible = [
                        way for way in ways if all(v in domains.get(n, {v}) for n, v in way)
                    ]
                    self.solutions[line.text, text] = possible
                    kept += map(dict, possible)
                if not kept:
                    return False
                for name in kept[0]:
                    domain = {way[name] for way in kept}
                    if name not in domains or not domains[name] <= domain:
                        domains[name] = domains.get(name, domain) & domain
                        narrower = True
        return all(
            any(self.solutions.get((line.text, text)) for line in block.lines)
            for block, texts in slices
            for text in texts
        )


def next_lines(block: Block, positions: tuple[int, ...]) -> list[tuple[int, Line]]:
    """The line that each unfinished sequence expects next, with the sequence's number."""
    pairs = enumerate(zip(block.sequences, positions, strict=True))
    return [(n, sequence[at]) for n, (sequence, at) in pairs if at < len(sequence)]
