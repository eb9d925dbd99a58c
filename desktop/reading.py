"""What the pages show, read from the vault in one unit of work each."""

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from unicodedata import normalize
from uuid import UUID

from casework import people
from casework.casefile import CaseFile
from casework.clients import Client
from casework.law.rules import Rules
from casework.letters.drafting import vocabulary
from casework.letters.offers import elsewhere, offers
from casework.letters.own import with_own
from casework.names import folded
from casework.storage import LetterSummary, Storage, StoredLetter
from casework.usecases import assessment_of, why_unassessed, worklist
from casework.volunteers import Volunteer
from casework.worklist import WorklistItem
from desktop.resources import Resources
from desktop.views.file_page import FileView

_BETWEEN_WORDS = re.compile(r"\W+")


class ClientFolder(NamedTuple):
    """A person with their own files, the newest number first."""

    client: Client
    files: tuple[CaseFile, ...]


class LetterToPost(NamedTuple):
    """A letter that was made and not posted, with whose it is."""

    letter: LetterSummary
    case_file: CaseFile
    client: Client


class LetterOfFile(NamedTuple):
    """A letter as it was made, with the number of its file."""

    letter: StoredLetter
    number: str


class FileChoices(NamedTuple):
    """Who can be family in a file, and who can handle it."""

    people: tuple[Client, ...]
    handlers: tuple[Volunteer, ...]

    @property
    def names(self) -> Mapping[str, str]:
        """What their ids stand for."""
        found = {one.id.hex: one.name for one in self.people}
        return found | {one.id.hex: one.name for one in self.handlers}


class Agenda(NamedTuple):
    """The worklist, and how many letters were made and not posted."""

    items: tuple[WorklistItem, ...]
    unposted: int


def agenda(storage: Storage, rules: Rules, today: date) -> Agenda:
    """Assess every open file, the most urgent first."""
    items = worklist(storage, rules, today)
    with storage.work() as work:
        return Agenda(items, len(work.letters.unposted()))


def folders(storage: Storage) -> tuple[ClientFolder, ...]:
    """Everyone in the vault, in order of name."""
    with storage.work() as work:
        people = list(work.clients)
        files = list(work.case_files)
    of_client: dict[UUID, list[CaseFile]] = {}
    for case_file in sorted(files, key=lambda case_file: case_file.number, reverse=True):
        of_client.setdefault(case_file.client_id, []).append(case_file)
    return tuple(
        ClientFolder(client, tuple(of_client.get(client.id, ())))
        for client in sorted(people, key=_by_name)
    )


def letters_to_post(storage: Storage) -> tuple[LetterToPost, ...]:
    """Every letter that still has to be posted, the oldest first."""
    with storage.work() as work:
        found = []
        for letter in sorted(work.letters.unposted(), key=lambda letter: letter.made_on):
            case_file = work.case_files.get(letter.case_id)
            found.append(LetterToPost(letter, case_file, work.clients.get(case_file.client_id)))
        return tuple(found)


def file_view(
    storage: Storage,
    case_id: UUID,
    resources: Resources,
    today: date,
    *,
    every_letter: bool = False,
) -> FileView:
    """Everything the page of one file shows; raises LookupError for an unknown file.

    With `every_letter` also those of other procedures are named, with that as the reason.
    """
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        client = work.clients.get(case_file.client_id)
        family = tuple(work.clients.get(member.client_id) for member in case_file.family)
        letters = work.letters.of_case(case_id)
        agreements = work.agreements.of_client(client.id)
        own = work.own_templates.all()
        office = work.office()
    templates = with_own(resources.templates, own, vocabulary(resources.addressees))
    rules, phrases = resources.rules, resources.phrases
    assessment = assessment_of(case_file, client, rules, today)
    asked = "" if assessment else why_unassessed(case_file, client, rules, today)
    offered = offers(
        templates,
        client,
        family,
        case_file,
        office,
        assessment,
        today,
        phrases,
        letters=letters,
        agreements=agreements,
    )
    if every_letter:
        offered += elsewhere(case_file.procedure, templates)
    return FileView(case_file, client, family, assessment, letters, today, asked, offered)


def letter_of_file(storage: Storage, letter_id: UUID) -> LetterOfFile:
    """Find a letter as it was made; raises LookupError for an unknown one."""
    with storage.work() as work:
        letter = work.letters.get(letter_id)
        return LetterOfFile(letter, work.case_files.get(letter.case_id).number)


def everyone(storage: Storage) -> tuple[Client, ...]:
    """Everyone in the vault, in order of name, to choose family members from."""
    with storage.work() as work:
        return tuple(sorted(work.clients, key=_by_name))


def file_choices(storage: Storage, today: date) -> FileChoices:
    """Whoever can be chosen in the form of a file."""
    return FileChoices(everyone(storage), people.handlers(storage, today))


def _by_name(client: Client) -> tuple[str, ...]:
    return (*sorted_words(client.family_name), *sorted_words(client.given_names))


def sorted_words(name: str) -> tuple[str, ...]:
    """Split a name into the words it sorts by, without case and accents."""
    composed = normalize("NFC", name)
    return tuple(word for part in _BETWEEN_WORDS.split(composed) for word in folded(part))
