"""Leave to see a file that is not one's own: asked with a reason, and looked at afterwards."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from casework.casefile import CaseFile
from casework.doings import Notebook
from casework.errors import InvalidFactsError, Problem
from casework.journal import ACCESSED, CASE_FILE
from casework.storage import Storage, Work
from casework.usecases import new_id
from casework.volunteers import (
    LEAST_WORDS,
    Access,
    Asked,
    Volunteer,
    last_day_of_access,
    says_why,
)


class AccessToSee(NamedTuple):
    """Leave that somebody took and no coordinator has looked at yet."""

    access: Access
    case_file: CaseFile
    volunteer: Volunteer


class Desk(Storage, Notebook, Protocol):
    """A vault as one volunteer uses it."""

    @property
    def by(self) -> Volunteer: ...


def take_access(desk: Desk, asked: Asked, reason: str, today: date) -> tuple[UUID, ...]:
    """Take leave to see the files that are asked for, and return their ids.

    It lasts a week, and is written down with its reason. Raises InvalidFactsError when the reason
    says too little, or there is no such file: that somebody looked for it is written down too.
    """
    problems = tuple(_problems_of(asked, reason))
    if problems:
        raise InvalidFactsError(problems)
    with desk.work() as work:
        found = work.accesses.asked_for(asked)
        shown = work.case_files.ids_shown_to(desk.by.id, today)
        for case_id in found:
            if case_id not in shown:
                work.accesses.put(_access(case_id, desk.by, reason, today))
        work.commit()
    if not found:
        # Without what was looked for: that may be somebody's name, which could not be erased.
        desk.note(ACCESSED, CASE_FILE)
        raise InvalidFactsError((Problem("no_such_file", "number" if asked.number else "name"),))
    return found


def accesses_to_see(storage: Storage) -> tuple[AccessToSee, ...]:
    """List the leaves that no coordinator has looked at, the oldest first."""
    with storage.work() as work:
        return tuple(_unseen(work))


def count_accesses_to_see(storage: Storage) -> int:
    """Count the leaves that no coordinator has looked at."""
    with storage.work() as work:
        return sum(access.seen_on is None for access in work.accesses)


def mark_seen(storage: Storage, access_ids: Collection[UUID], today: date) -> None:
    """Note that a coordinator looked at these; raises NoAccessError for who is none."""
    with storage.work() as work:
        for access in tuple(work.accesses):
            if access.id in access_ids:
                work.accesses.put(replace(access, seen_on=today))
        work.commit()


def _unseen(work: Work) -> Iterator[AccessToSee]:
    for access in tuple(work.accesses):
        if access.seen_on is None:
            case_file = work.case_files.get(access.case_id)
            yield AccessToSee(access, case_file, work.volunteers.get(access.volunteer_id))


def _access(case_id: UUID, by: Volunteer, reason: str, today: date) -> Access:
    until = last_day_of_access(today)
    return Access(new_id(), case_id, by.id, today, until, reason.strip())


def _problems_of(asked: Asked, reason: str) -> Iterator[Problem]:
    if not asked.number and not asked.name.strip():
        yield Problem("required", "number")
    elif not asked.number and (asked.birth is None or asked.birth.day is None):
        yield Problem("whole_birth_date", "birth")
    if not says_why(reason):
        yield Problem("reason_too_short", "reason", (("least", str(LEAST_WORDS)),))
