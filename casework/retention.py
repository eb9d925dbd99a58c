"""How long people are kept: who comes up for erasing, since when and why, or is kept longer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import NamedTuple, Protocol
from uuid import UUID

from dateutil.relativedelta import relativedelta

from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import InvalidFactsError, Problem
from casework.storage import Storage, Work

# Why somebody comes up for review.
CLOSED = "closed"
KEPT = "kept"
NO_FILE = "no_file"
REVIEW_REASONS = (CLOSED, KEPT, NO_FILE)

SHORTEST, LONGEST = 1, 120
_AT_ONCE = 500


class ToReview(NamedTuple):
    """A person who is past their time: erase them, or say why not.

    `since` is the day on which their time was over; None for somebody in no file of whom nobody
    knows since when. `as_family` are the open files of others in which they are a family member.
    """

    client: Client
    files: tuple[CaseFile, ...]
    since: date | None
    because: str = CLOSED
    as_family: tuple[CaseFile, ...] = ()


class Diary(Protocol):
    """Storage that writes down why something was done; see `casework.desk.Desk`."""

    def work(self, because: str = "") -> AbstractContextManager[Work]: ...


def kept_until(closed_on: date, keep_months: int) -> date:
    """Return the last day on which a closed file is kept without looking at it again."""
    return closed_on + relativedelta(months=keep_months)


def to_review(storage: Storage, today: date) -> tuple[ToReview, ...]:
    """List who may be erased; the longest past first.

    That is who has no open file and whose files are all past their day, and who is in no file at
    all and was not worked with for as long.
    """
    with storage.work() as work:
        keep_months = work.office().keep_months
        own: dict[UUID, list[CaseFile]] = {}
        family: dict[UUID, list[CaseFile]] = {}
        for case_file in work.case_files:
            own.setdefault(case_file.client_id, []).append(case_file)
            for member in case_file.family:
                family.setdefault(member.client_id, []).append(case_file)
        people = {client.id: client for client in work.clients}
        due = [
            *_past(people, own, family, keep_months),
            *_in_no_file(work, people, own.keys() | family.keys(), keep_months),
        ]
    past = (one for one in due if one.since is None or one.since <= today)
    return tuple(sorted(past, key=lambda one: (one.since or date.min, one.client.sort_name)))


def keep_longer(diary: Diary, case_id: UUID, until: date, today: date, because: str) -> CaseFile:
    """Keep a closed file until a later day; raises InvalidFactsError without day or reason."""
    problems = []
    if until <= today:
        problems.append(Problem("not_in_future", "keep_until"))
    if not because.strip():
        problems.append(Problem("required", "because"))
    if problems:
        raise InvalidFactsError(problems)
    with diary.work(because.strip()) as work:
        case_file = work.case_files.put(replace(work.case_files.get(case_id), keep_until=until))
        work.commit()
    return case_file


def change_keep_months(storage: Storage, keep_months: int) -> None:
    """Store how long closed files are kept; raises InvalidFactsError."""
    if not SHORTEST <= keep_months <= LONGEST:
        values = (("least", str(SHORTEST)), ("most", str(LONGEST)))
        raise InvalidFactsError((Problem("keep_months", "keep_months", values),))
    with storage.work() as work:
        work.put_office(replace(work.office(), keep_months=keep_months))
        work.commit()


def _past(
    people: Mapping[UUID, Client],
    own: Mapping[UUID, Sequence[CaseFile]],
    family: Mapping[UUID, Sequence[CaseFile]],
    keep_months: int,
) -> Iterator[ToReview]:
    for client_id, files in own.items():
        since = _since(files, keep_months)
        if since is not None:
            kept = any(case_file.keep_until == since for case_file in files)
            others = [one for one in family.get(client_id, ()) if one.client_id != client_id]
            open_ones = tuple(one for one in others if one.closed_on is None)
            reason = KEPT if kept else CLOSED
            yield ToReview(people[client_id], tuple(files), since, reason, open_ones)


def _since(files: Iterable[CaseFile], keep_months: int) -> date | None:
    """Return the day on which the last of the files is past its time; None while one is open."""
    days = []
    for case_file in files:
        if case_file.closed_on is None:
            return None
        ends = kept_until(case_file.closed_on, keep_months)
        days.append(max(ends, case_file.keep_until or ends))
    return max(days, default=None)


def _in_no_file(
    work: Work, people: Mapping[UUID, Client], in_files: Iterable[UUID], keep_months: int
) -> Iterator[ToReview]:
    alone = people.keys() - in_files
    touched = _last_touched(work, [one.hex for one in alone])
    for client_id in alone:
        last = touched.get(client_id.hex)
        since = None if last is None else kept_until(last, keep_months)
        yield ToReview(people[client_id], (), since, NO_FILE)


def _last_touched(work: Work, ids: Sequence[str]) -> dict[str, date]:
    """Find the last day on which something was done with each, as far as the journal goes."""
    found: dict[str, date] = {}
    for first in range(0, len(ids), _AT_ONCE):
        for entry in work.journal.of_subjects(frozenset(ids[first : first + _AT_ONCE])):
            found[entry.subject_id] = entry.at.date()
    return found
