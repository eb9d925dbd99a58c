"""A vault in memory: nothing is kept until it is committed, as in the real one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from casework.storage import LetterSummary, Office


class Shelf(dict):
    """What is kept of one kind, by id."""

    def get(self, key):
        return self[key]

    def put(self, thing):
        self[thing.id] = thing
        return thing

    def __iter__(self) -> Iterator:
        return iter(self.values())


class CaseFileShelf(Shelf):
    """The files."""

    def of_client(self, client_id):
        return tuple(each for each in self if each.client_id == client_id)

    def last_number(self, year):
        serials = [int(each.number[5:]) for each in self if each.number.startswith(f"{year}-")]
        return max(serials, default=0)


class LetterShelf(Shelf):
    """The letters."""

    def of_case(self, case_id):
        return tuple(_summary(each) for each in self if each.case_id == case_id)

    def unposted(self):
        return tuple(_summary(each) for each in self if each.posted_on is None)


@dataclass
class InMemory:
    """Storage that keeps what was committed, and counts how often that was."""

    clients: Shelf = field(default_factory=Shelf)
    case_files: CaseFileShelf = field(default_factory=CaseFileShelf)
    letters: LetterShelf = field(default_factory=LetterShelf)
    office: Office = field(default_factory=Office)
    commits: int = 0

    @contextmanager
    def work(self):
        yield _Work(self)


class _Work:
    def __init__(self, storage):
        self._storage = storage
        self._office = storage.office
        self.clients = Shelf(storage.clients.items())
        self.case_files = CaseFileShelf(storage.case_files.items())
        self.letters = LetterShelf(storage.letters.items())

    def office(self):
        return self._office

    def put_office(self, office):
        self._office = office

    def commit(self):
        storage = self._storage
        storage.clients, storage.case_files = self.clients, self.case_files
        storage.letters, storage.office = self.letters, self._office
        storage.commits += 1


def _summary(letter):
    return LetterSummary(
        letter.id, letter.case_id, letter.template, letter.made_on, letter.posted_on
    )
