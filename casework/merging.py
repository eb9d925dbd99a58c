"""Bringing together what two people changed in one thing at once."""

from collections import Counter
from dataclasses import fields, replace
from typing import Any, TypeVar

from casework.casefile import CaseFile
from casework.clients import Client

Kept = TypeVar("Kept", Client, CaseFile)

# What a value is called, how often it was stored, and a name that is read from elsewhere.
_NOT_TYPED = frozenset({"id", "version", "handler"})


def rebased(before: Kept, mine: Kept, theirs: Kept) -> Kept:
    """Put what I changed on top of what they stored meanwhile; it is their next version.

    What only one of us changed is kept of that one; what both changed stays as I have it. Of a
    list, what was added and taken out by either counts.
    """
    changed: dict[str, Any] = {
        name: _merged(getattr(before, name), getattr(mine, name), getattr(theirs, name))
        for name in (field.name for field in fields(before))
        if name not in _NOT_TYPED and getattr(mine, name) != getattr(before, name)
    }
    return replace(theirs, **changed)


def _merged(before: object, mine: object, theirs: object) -> object:
    if not (isinstance(before, tuple) and isinstance(mine, tuple) and isinstance(theirs, tuple)):
        return mine
    taken_out = Counter(before) - Counter(mine)
    added = Counter(mine) - Counter(before)
    kept = []
    for value in theirs:
        if taken_out[value] > 0:
            taken_out[value] -= 1
        else:
            kept.append(value)
    return (*kept, *(added - Counter(kept)).elements())
