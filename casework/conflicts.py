"""When two people change one thing: what differs field by field, and who was first."""

from dataclasses import dataclass
from datetime import datetime

from casework.casefile import CaseFile
from casework.changes import changes_between
from casework.clients import Client
from casework.journal import Change
from casework.storage import ConflictError, Storage


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What the other did: their name and the time in UTC, if the journal tells, and what differs.

    Of each difference `old` is what stands there now, and `new` what was typed here and is not
    stored. With `gone` there is nothing to compare any more.
    """

    differences: tuple[Change, ...]
    by: str = ""
    at: datetime | None = None
    gone: bool = False


def differences(theirs: Client | CaseFile | None, mine: Client | CaseFile) -> tuple[Change, ...]:
    """List field by field what stands there now and what was typed here; none for what is gone."""
    return () if theirs is None else changes_between(theirs, mine)


def meanwhile(storage: Storage, conflict: ConflictError, mine: Client | CaseFile) -> Meanwhile:
    """Find who changed it since it was read, and what differs from what was typed here."""
    with storage.work() as work:
        lines = work.journal.of_subjects(frozenset({mine.id.hex}))
        names = {one.id.hex: one.name for one in work.volunteers}
    gone = conflict.theirs is None
    found = differences(conflict.theirs, mine)
    if not lines:
        return Meanwhile(found, gone=gone)
    last = lines[-1]
    return Meanwhile(found, names.get(last.by, ""), last.at, gone)
