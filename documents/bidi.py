"""Which way each letter of a text is read: the Unicode bidirectional algorithm (UAX #9).

Only its isolates are known here, no embeddings and overrides: values that go into a sentence are
wrapped in an isolate, and every other control character is taken out of them before
(`casework.isolates`).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from casework.isolates import FSI, LRI, PDI, RLI

LTR, RTL = 0, 1

Value = TypeVar("Value")
LRM, RLM = "\u200e", "\u200f"

_INITIATORS = frozenset((LRI, RLI, FSI))
_BRACKETS = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}
_STRONG_OF = {"L": "L", "R": "R", "AL": "R", "EN": "R", "AN": "R"}


def levels(text: str, base: int) -> list[int]:
    """Return the level of every character: even is read from left to right, odd the other way.

    The text is one paragraph without line breaks.
    """
    found = [base] * len(text)
    outer = []
    at = 0
    while at < len(text):
        outer.append(at)
        if text[at] in _INITIATORS:
            end = _end_of_isolate(text, at)
            inner = text[at + 1 : end]
            found[at + 1 : end] = levels(inner, _next_level(base, _direction(text[at], inner)))
            at = end
        else:
            at += 1
    _resolve(text, outer, base, found)
    return found


def visual_order(line: str, line_levels: Sequence[int], base: int) -> list[int]:
    """Return the places of a line's characters as they stand on paper, from left to right."""
    resting = _at_rest(line, line_levels, base)
    ordered = list(range(len(line)))
    # From the highest level down to the lowest that reads from right to left (L2).
    for level in range(max(resting, default=0), 0, -1):
        high = [resting[at] >= level for at in ordered]
        for start, end in _stretches(high, bool):
            ordered[start:end] = reversed(ordered[start:end])
    return ordered


def _at_rest(line: str, line_levels: Sequence[int], base: int) -> list[int]:
    """Let the white space at the end of a line fall back to the paragraph's direction (L1)."""
    found = list(line_levels)
    at = len(line)
    while at and unicodedata.bidirectional(line[at - 1]) in {
        "WS",
        "BN",
        "LRI",
        "RLI",
        "FSI",
        "PDI",
    }:
        at -= 1
    found[at:] = [base] * (len(line) - at)
    return found


def _end_of_isolate(text: str, start: int) -> int:
    """Return where the isolate that begins at `start` is closed; the end of the text if never."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] in _INITIATORS) - (text[at] == PDI)
        if depth == 0:
            return at
    return len(text)


def _direction(initiator: str, inner: str) -> int:
    if initiator != FSI:
        return RTL if initiator == RLI else LTR
    at = 0
    while at < len(inner):
        kind = unicodedata.bidirectional(inner[at])
        if kind in {"L", "R", "AL"}:
            return LTR if kind == "L" else RTL
        at = _end_of_isolate(inner, at) if inner[at] in _INITIATORS else at + 1
    return LTR


def _next_level(base: int, direction: int) -> int:
    return base + 1 if (base + 1) % 2 == direction else base + 2


def _resolve(text: str, outer: Sequence[int], base: int, found: list[int]) -> None:
    """Give the characters outside the isolates of this text their levels."""
    seen = [at for at in outer if unicodedata.bidirectional(text[at]) != "BN"]
    kinds = [_kind(text[at]) for at in seen]
    towards = "R" if base % 2 else "L"
    marks = [kind == "NSM" for kind in kinds]
    _weak(kinds, towards)
    _brackets([text[at] for at in seen], kinds, marks, towards)
    _neutral(kinds, towards)
    for at, kind in zip(seen, kinds, strict=True):
        found[at] = base + _above(kind, base)
    for before, at in pairwise(outer):
        if unicodedata.bidirectional(text[at]) == "BN":
            found[at] = found[before]


def _kind(char: str) -> str:
    kind = unicodedata.bidirectional(char)
    return "ON" if kind in {"LRI", "RLI", "FSI", "PDI", "WS", "S", "B", ""} else kind


def _above(kind: str, base: int) -> int:
    """Return how far above the base a resolved kind lies (I1, I2)."""
    if base % 2:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], towards: str) -> None:
    """Resolve marks, digits and what stands between digits (W1 to W7)."""
    _marks(kinds, towards)
    _arabic(kinds, towards)
    _between_digits(kinds)
    strong = towards
    for at, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:
            kinds[at] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"


def _marks(kinds: list[str], towards: str) -> None:
    """Let a mark follow the letter it stands on (W1)."""
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = kinds[at - 1] if at else towards


def _arabic(kinds: list[str], towards: str) -> None:
    """Make digits after an Arabic letter Arabic, and then that letter one like others (W2, W3)."""
    strong = towards
    for at, kind in enumerate(kinds):
        if kind in {"L", "R", "AL"}:
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]


def _between_digits(kinds: list[str]) -> None:
    """Let a sign between two digits, or beside one, belong to the number (W4, W5)."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and (kind, before) in {("ES", "EN"), ("CS", "EN"), ("CS", "AN")}:
            kinds[at] = before
    for start, end in _stretches(kinds, lambda kind: kind == "ET"):
        if "EN" in {*kinds[max(start - 1, 0) : start], *kinds[end : end + 1]}:
            kinds[start:end] = ["EN"] * (end - start)


def _brackets(chars: Sequence[str], kinds: list[str], marks: Sequence[bool], towards: str) -> None:
    """Let both brackets of a pair go the same way (N0)."""
    for opening, closing in _pairs(chars, kinds):
        inside = {_STRONG_OF.get(kind) for kind in kinds[opening + 1 : closing]} - {None}
        if not inside:
            continue
        before = next(
            (_STRONG_OF[kind] for kind in reversed(kinds[:opening]) if kind in _STRONG_OF), towards
        )
        chosen = towards if towards in inside else before
        for at in (opening, closing):
            kinds[at] = chosen
            following = at + 1
            while following < len(kinds) and marks[following]:
                kinds[following] = chosen
                following += 1


def _pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    waiting: list[tuple[str, int]] = []
    found = []
    for at, char in enumerate(chars):
        if kinds[at] != "ON":
            continue
        if char in _BRACKETS:
            waiting.append((_BRACKETS[char], at))
        elif char in {closing for closing, _ in waiting}:
            while True:
                closing, opened = waiting.pop()
                if closing == char:
                    found.append((opened, at))
                    break
    return sorted(found)


def _neutral(kinds: list[str], towards: str) -> None:
    """Let what has no direction follow its neighbours when they agree (N1, N2)."""
    for start, end in _stretches(kinds, lambda kind: kind not in _STRONG_OF):
        before = _STRONG_OF[kinds[start - 1]] if start else towards
        after = _STRONG_OF[kinds[end]] if end < len(kinds) else towards
        kinds[start:end] = [before if before == after else towards] * (end - start)


def _stretches(
    values: Sequence[Value], wanted: Callable[[Value], bool]
) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of wanted values begins and ends."""
    start = None
    for at, value in enumerate(values):
        if wanted(value):
            start = at if start is None else start
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(values)
