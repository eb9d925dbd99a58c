"""Where in the files of others somebody may still be named; a person has to look at it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from casework.casefile import CaseFile
from casework.clients import Client
from casework.names import folded
from casework.storage import Work

NOTES = "notes"
CLIENT_NOTES = "client_notes"
LETTER = "letter"
TASK = "task"
APPOINTMENT = "appointment"
PLACES = (NOTES, CLIENT_NOTES, LETTER, TASK, APPOINTMENT)


class Mention(NamedTuple):
    """A file of somebody else, and what in it may name the person: one of `PLACES`."""

    case_file: CaseFile
    where: str


def mentions_near(work: Work, person: Client, case_files: Iterable[CaseFile]) -> Iterator[Mention]:
    """Look through all that is in files of people they belong with: the family name is enough."""
    for case_file in case_files:
        for where, text in _texts(work, case_file):
            if _names(text, person.v_nummer, person.family_name):
                yield Mention(case_file, where)


def mentions_far(person: Client, case_files: Iterable[CaseFile]) -> Iterator[Mention]:
    """Look through the notes of other files, for the whole name: a family name says little."""
    for case_file in case_files:
        whole = person.name if person.given_names else ""
        if case_file.notes and _names(case_file.notes, person.v_nummer, whole):
            yield Mention(case_file, NOTES)


def _texts(work: Work, case_file: CaseFile) -> Iterator[tuple[str, str]]:
    yield NOTES, case_file.notes
    yield CLIENT_NOTES, work.clients.get(case_file.client_id).notes
    for letter in work.letters.of_case(case_file.id):
        yield LETTER, work.letters.get(letter.id).text
    for task in work.tasks.of_case(case_file.id):
        yield TASK, task.text
    for appointment in work.appointments.of_case(case_file.id):
        yield APPOINTMENT, f"{appointment.place} {appointment.notes}"


def _names(text: str, v_nummer: str, name: str) -> bool:
    if v_nummer and v_nummer in text:
        return True
    parts = folded(name)
    return bool(parts) and parts <= folded(text)
