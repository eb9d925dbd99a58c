"""Writes lines of the journal in the name of one volunteer."""

from collections.abc import Callable, Container
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from casework.changes import changes_between
from casework.journal import ADDED, CASE_FILE, CHANGED, LETTER, RULE, Change, Entry
from casework.storage import Journal
from casework.volunteers import Volunteer

Kept = TypeVar("Kept")

# The fields in which a subject keeps why something was done.
_REASONS = {
    CASE_FILE: ("closed_because",),
    LETTER: ("early_because",),
    RULE: ("reason", "withdrawn_because"),
}


class Pen:
    """Writes lines in the name of one volunteer, at the time it is; in UTC.

    `because` is why all of it is done; a line that has a reason of its own keeps that.
    """

    def __init__(
        self, journal: Journal, by: Volunteer, now: Callable[[], datetime], because: str = ""
    ) -> None:
        self._journal = journal
        self._by = by.id.hex
        self._now = now
        self._because = because

    def write(
        self,
        action: str,
        subject: str,
        subject_id: str = "",
        changes: tuple[Change, ...] = (),
        reason: str = "",
    ) -> None:
        """Append a line."""
        why = reason or self._because
        line = Entry(self._now(), self._by, action, subject, subject_id, changes, why)
        self._journal.append(line)

    def compare(
        self, subject: str, subject_id: str, old: object | None, new: object | None
    ) -> None:
        """Append a line about what changed; none when nothing did."""
        changes = changes_between(old, new)
        if changes:
            kept, reason = parted(changes, _REASONS.get(subject, ()))
            self.write(ADDED if old is None else CHANGED, subject, subject_id, kept, reason)


class Shelf:
    """What was read or stored of one kind in this unit of work: nobody else changes it meanwhile.

    (On a server somebody may: then storing it is refused as a conflict.)
    """

    def __init__(self) -> None:
        self._known: dict[UUID, object] = {}

    def take(self, key: UUID, get: Callable[[UUID], Kept]) -> Kept:
        """Read a value, and remember it."""
        self._known[key] = value = get(key)
        return value

    def before(self, key: UUID, get: Callable[[UUID], object]) -> object | None:
        """Return what is kept now; None for something new."""
        if key not in self._known:
            try:
                self._known[key] = get(key)
            except LookupError:
                return None
        return self._known[key]

    def keep(self, key: UUID, value: object) -> None:
        """Remember what is kept from now on."""
        self._known[key] = value

    def drop(self, key: UUID) -> None:
        """Forget what is no longer there."""
        self._known.pop(key, None)


def parted(changes: tuple[Change, ...], fields: Container[str]) -> tuple[tuple[Change, ...], str]:
    """Take why something was done out of what changed."""
    reasons = [change for change in changes if change.field in fields and change.new]
    kept = tuple(change for change in changes if change not in reasons)
    return kept, "; ".join(change.new for change in reasons)
