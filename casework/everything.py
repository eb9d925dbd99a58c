"""Everything the vault holds about one person, for who asks for it (AVG, art. 15)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from uuid import UUID

from casework.agreements import Agreement
from casework.casefile import CaseFile
from casework.clients import Client
from casework.journal import Entry
from casework.papers import Paper
from casework.storage import Storage, StoredLetter, Work
from casework.tasks import Appointment, DeadlineMark, Task
from casework.volunteers import Access

Part = TypeVar("Part")


class Relative(NamedTuple):
    """A family member in a file: no more of them than their name."""

    number: str
    relation: str
    name: str


class Standing(NamedTuple):
    """In which file of somebody else the person stands, and as what: nothing of that somebody."""

    number: str
    procedure: str
    relation: str


@dataclass(frozen=True, slots=True)
class Everything:
    """All that the vault holds about one person, and nothing of others that is not theirs too."""

    client: Client
    files: tuple[CaseFile, ...] = ()
    relatives: tuple[Relative, ...] = ()
    as_family: tuple[Standing, ...] = ()
    letters: tuple[StoredLetter, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    papers: tuple[Paper, ...] = ()
    tasks: tuple[Task, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    marks: tuple[DeadlineMark, ...] = ()
    accesses: tuple[Access, ...] = ()
    journal: tuple[Entry, ...] = ()


def everything_about(storage: Storage, client_id: UUID) -> Everything:
    """Gather all that the vault holds about a person; raises LookupError for an unknown id."""
    with storage.work() as work:
        client = work.clients.get(client_id)
        files = work.case_files.of_client(client_id)
        letters = _of_each(files, lambda case_id: _letters(work, case_id))
        agreements = work.agreements.of_client(client_id)
        ids = {client_id, *(case_file.id for case_file in files)}
        ids |= {one.id for one in letters} | {one.id for one in agreements}
        return Everything(
            client=client,
            files=files,
            relatives=tuple(_relatives(work, files)),
            as_family=tuple(_standings(work, client_id)),
            letters=letters,
            agreements=agreements,
            papers=_papers(work, files, letters),
            tasks=_of_each(files, work.tasks.of_case),
            appointments=_of_each(files, work.appointments.of_case),
            marks=_of_each(files, work.marks.of_case),
            accesses=tuple(one for one in work.accesses if one.case_id in ids),
            journal=work.journal.of_subjects(frozenset(one.hex for one in ids)),
        )


def _of_each(
    files: Iterable[CaseFile], of_case: Callable[[UUID], tuple[Part, ...]]
) -> tuple[Part, ...]:
    return tuple(part for case_file in files for part in of_case(case_file.id))


def _letters(work: Work, case_id: UUID) -> tuple[StoredLetter, ...]:
    return tuple(work.letters.get(letter.id) for letter in work.letters.of_case(case_id))


def _papers(
    work: Work, files: Iterable[CaseFile], letters: Iterable[StoredLetter]
) -> tuple[Paper, ...]:
    found = [one.id for case_file in files for one in work.papers.of_case(case_file.id)]
    found += [one.id for letter in letters for one in work.papers.of_letter(letter.id)]
    return tuple(work.papers.get(one) for one in dict.fromkeys(found))


def _relatives(work: Work, files: Iterable[CaseFile]) -> Iterable[Relative]:
    for case_file in files:
        for member in case_file.family:
            name = work.clients.get(member.client_id).name
            yield Relative(case_file.number, member.relation, name)


def _standings(work: Work, client_id: UUID) -> Iterable[Standing]:
    for case_file in work.case_files:
        for member in case_file.family:
            if member.client_id == client_id and case_file.client_id != client_id:
                yield Standing(case_file.number, case_file.procedure, member.relation)
