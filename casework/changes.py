"""What changed between two values, field by field, in texts that stay readable for years."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from casework.journal import Change

# Longer texts are told apart by their hash: a journal is no second place to keep letters.
LONGEST = 500
HASHED = "sha256:"
_JSON = json.JSONEncoder(ensure_ascii=False)

# What a value is called and how often it was stored are no facts; the handler is a name that is
# read from elsewhere.
_NO_FACTS = frozenset({"id", "version", "handler"})


def changes_between(old: object | None, new: object | None) -> tuple[Change, ...]:
    """List the fields that differ between two frozen dataclasses of one kind; None for nothing.

    Parts of parts have dotted names (`address.town`). Of a list, what was added and what was
    removed are changes of their own.
    """
    return tuple(_changes(old, new, ""))


def text_of(value: object) -> str:
    """Write a value as the journal keeps it; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, bytes):
        return _hash(value) if value else ""
    if isinstance(value, Mapping):
        return _hash(json.dumps(dict(value), sort_keys=True).encode()) if value else ""
    if _has_parts(value):
        return _parts_of(value)
    text = str(value)
    return text if len(text) <= LONGEST else _hash(text.encode())


def _changes(old: object | None, new: object | None, prefix: str) -> Iterator[Change]:
    for name in _names(new if old is None else old):
        before, after = getattr(old, name, None), getattr(new, name, None)
        if before == after:
            continue
        if isinstance(before, tuple) or isinstance(after, tuple):
            yield from _moved(f"{prefix}{name}", before, after)
        elif _has_parts(before) or _has_parts(after):
            yield from _changes(before, after, f"{prefix}{name}.")
        elif text_of(before) != text_of(after):
            yield Change(f"{prefix}{name}", text_of(before), text_of(after))


def _moved(name: str, before: object, after: object) -> Iterator[Change]:
    """Say what went out of a list and what came in; only another order is told as a whole."""
    old, new = _values(before), _values(after)
    gone, come = _left(old, new), _left(new, old)
    yield from (Change(name, text_of(value), "") for value in gone)
    yield from (Change(name, "", text_of(value)) for value in come)
    if not gone and not come and old != new:
        yield Change(name, *(text_of("\n".join(map(text_of, values))) for values in (old, new)))


def _left(values: tuple[object, ...], others: tuple[object, ...]) -> list[object]:
    """Take out what is among the others, each as often as it is there."""
    # Not by hash: most values are the very same objects, and hashing a fact looks at all of it.
    left = list(values)
    for other in others:
        if other in left:
            left.remove(other)
    return left


def _values(values: object) -> tuple[object, ...]:
    return values if isinstance(values, tuple) else ()


def _parts_of(value: object) -> str:
    """Write a fact of several parts as JSON, in the order of its fields, without the empty ones."""
    parts = ((name, text_of(getattr(value, name))) for name in _names(value))
    return _JSON.encode({name: text for name, text in parts if text})


def _names(value: object) -> tuple[str, ...]:
    if not is_dataclass(value):
        raise TypeError(f"a dataclass was expected, not {type(value).__name__}")
    kind: Any = type(value)
    return _names_in(kind)


@cache
def _names_in(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  (any dataclass)
    return tuple(field.name for field in fields(kind) if field.name not in _NO_FACTS)


def _has_parts(value: object) -> bool:
    # One that writes itself, as a birth date of which only the year is known, is one text.
    return is_dataclass(value) and type(value).__str__ is object.__str__


def _hash(content: bytes) -> str:
    return HASHED + sha256(content).hexdigest()
