"""What an office owes the people in its files: not keeping them longer than needed, and a copy."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from dateutil.relativedelta import relativedelta

from casework.agreements import AGREEMENT_KINDS, Agreement, Erasure
from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import InvalidFactsError, Problem
from casework.journal import Entry
from casework.names import folded
from casework.papers import PaperSummary
from casework.storage import Storage, StoredLetter, Work
from casework.tasks import Appointment, Task

Part = TypeVar("Part")


class ToReview(NamedTuple):
    """A person of whom every file is closed and past its day: erase them, or say why not."""

    client: Client
    files: tuple[CaseFile, ...]
    since: date


class Mention(NamedTuple):
    """A place elsewhere where an erased person may still be named; a person has to look at it."""

    case_file: CaseFile
    where: str


class Erased(NamedTuple):
    """What an erasure took, and where the person may still be named."""

    counts: Erasure
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the vault holds about one person (AVG, art. 15)."""

    client: Client
    files: tuple[CaseFile, ...]
    as_family: tuple[CaseFile, ...]
    letters: tuple[StoredLetter, ...]
    agreements: tuple[Agreement, ...]
    journal: tuple[Entry, ...]
    papers: tuple[PaperSummary, ...] = ()
    tasks: tuple[Task, ...] = ()
    appointments: tuple[Appointment, ...] = ()


def kept_until(closed_on: date, keep_months: int) -> date:
    """Return the last day on which a closed file is kept without looking at it again."""
    return closed_on + relativedelta(months=keep_months)


def to_review(storage: Storage, today: date) -> tuple[ToReview, ...]:
    """List who may be erased: every file closed and past its day; the longest past first."""
    with storage.work() as work:
        keep_months = work.office().keep_months
        files: dict[UUID, list[CaseFile]] = {}
        for case_file in work.case_files:
            files.setdefault(case_file.client_id, []).append(case_file)
        due = []
        for client_id, theirs in files.items():
            since = _since(theirs, keep_months)
            if since is not None and since <= today:
                due.append(ToReview(work.clients.get(client_id), tuple(theirs), since))
    return tuple(sorted(due, key=lambda one: (one.since, one.client.sort_name)))


def keep_longer(
    storage: Storage, case_id: UUID, until: date, today: date, because: str
) -> CaseFile:
    """Keep a closed file until a later day; raises InvalidFactsError without day or reason."""
    problems = []
    if until <= today:
        problems.append(Problem("not_in_future", "keep_until"))
    if not because.strip():
        problems.append(Problem("required", "because"))
    if problems:
        raise InvalidFactsError(problems)
    with storage.work() as work:
        case_file = work.case_files.put(replace(work.case_files.get(case_id), keep_until=until))
        work.commit()
    return case_file


def erase(storage: Storage, client_id: UUID, erasure_id: UUID, today: date) -> Erased:
    """Erase a person with their files, letters, agreements and all the journal says of them.

    Only counts stay. In the files of others they are taken out as family member. Raises
    InvalidFactsError while a file of theirs is open.
    """
    with storage.work() as work:
        client = work.clients.get(client_id)
        files = work.case_files.of_client(client_id)
        if any(case_file.closed_on is None for case_file in files):
            raise InvalidFactsError((Problem("file_still_open", "client"),))
        letters = [
            letter.id for case_file in files for letter in work.letters.of_case(case_file.id)
        ]
        agreements = [agreement.id for agreement in work.agreements.of_client(client_id)]
        others = _without(work, client_id)
        for case_file in files:
            work.case_files.remove(case_file.id)
        work.clients.remove(client_id)
        counts = Erasure(erasure_id, today, 1, len(files), len(letters))
        work.erasures.put(counts)
        ids = (client_id, *(case_file.id for case_file in files), *letters, *agreements)
        work.journal.blank(frozenset(one.hex for one in ids))
        mentions = tuple(_mentions(work, client, others))
        work.commit()
    return Erased(counts, mentions)


def everything_about(storage: Storage, client_id: UUID) -> Everything:
    """Gather all that the vault holds about a person; raises LookupError for an unknown id."""
    with storage.work() as work:
        client = work.clients.get(client_id)
        files = work.case_files.of_client(client_id)
        letters = tuple(
            work.letters.get(letter.id)
            for case_file in files
            for letter in work.letters.of_case(case_file.id)
        )
        agreements = work.agreements.of_client(client_id)
        ids = {client_id, *(case_file.id for case_file in files)}
        ids |= {one.id for one in letters} | {one.id for one in agreements}
        return Everything(
            client=client,
            files=files,
            as_family=tuple(_with_member(work, client_id)),
            letters=letters,
            agreements=agreements,
            journal=work.journal.of_subjects(frozenset(one.hex for one in ids)),
            papers=_of_each(files, work.papers.of_case),
            tasks=_of_each(files, work.tasks.of_case),
            appointments=_of_each(files, work.appointments.of_case),
        )


def record_agreement(storage: Storage, agreement: Agreement, today: date) -> Agreement:
    """Store a consent or authorisation, new or corrected; raises InvalidFactsError."""
    problems = tuple(_problems_of(agreement, today))
    if problems:
        raise InvalidFactsError(problems)
    with storage.work() as work:
        work.agreements.put(agreement)
        work.commit()
    return agreement


def agreements_of(storage: Storage, client_id: UUID) -> tuple[Agreement, ...]:
    """Return what a person agreed to, the oldest first."""
    with storage.work() as work:
        return work.agreements.of_client(client_id)


def holds(agreements: Iterable[Agreement], kind: str, day: date) -> bool:
    """Whether an agreement of the kind was given and not withdrawn by the day."""
    return any(
        agreement.kind == kind
        and agreement.given_on <= day
        and (agreement.withdrawn_on is None or day < agreement.withdrawn_on)
        for agreement in agreements
    )


def _of_each(
    files: Iterable[CaseFile], of_case: Callable[[UUID], tuple[Part, ...]]
) -> tuple[Part, ...]:
    return tuple(part for case_file in files for part in of_case(case_file.id))


def _problems_of(agreement: Agreement, today: date) -> Iterable[Problem]:
    if agreement.kind not in AGREEMENT_KINDS:
        yield Problem("unknown_value", "kind", (("value", agreement.kind),))
    if agreement.given_on > today:
        yield Problem("date_in_future", "given_on")
    if not agreement.scope.strip():
        yield Problem("required", "scope")
    withdrawn = agreement.withdrawn_on
    if withdrawn is not None and withdrawn < agreement.given_on:
        yield Problem("withdrawn_before_given", "withdrawn_on")
    if withdrawn is not None and withdrawn > today:
        yield Problem("date_in_future", "withdrawn_on")


def _since(files: Iterable[CaseFile], keep_months: int) -> date | None:
    """Return the day on which the last of the files is past its time; None while one is open."""
    days = [
        case_file.keep_until or (closed and kept_until(closed, keep_months))
        for case_file in files
        for closed in [case_file.closed_on]
    ]
    known = [day for day in days if day is not None]
    return max(known) if len(known) == len(days) else None


def _with_member(work: Work, client_id: UUID) -> Iterable[CaseFile]:
    return [
        case_file
        for case_file in work.case_files
        if any(member.client_id == client_id for member in case_file.family)
    ]


def _without(work: Work, client_id: UUID) -> list[CaseFile]:
    """Take a person out of the families in the files of others; return those files."""
    changed = []
    for case_file in _with_member(work, client_id):
        if case_file.client_id == client_id:
            continue
        family = tuple(one for one in case_file.family if one.client_id != client_id)
        changed.append(work.case_files.put(replace(case_file, family=family)))
    return changed


def _mentions(work: Work, client: Client, others: Iterable[CaseFile]) -> Iterable[Mention]:
    """Find where the others' files may still name the person: their notes and letters."""
    for case_file in others:
        if _names(case_file.notes, client):
            yield Mention(case_file, "notes")
        for letter in work.letters.of_case(case_file.id):
            if _names(work.letters.get(letter.id).text, client):
                yield Mention(case_file, "letter")


def _names(text: str, client: Client) -> bool:
    if client.v_nummer and client.v_nummer in text:
        return True
    name = folded(client.family_name)
    return bool(name) and name <= folded(text)
