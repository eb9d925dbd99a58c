"""Which files and people somebody may see, as one unit of work finds it."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from casework import rights
from casework.casefile import CaseFile
from casework.clients import Client
from casework.rights import ACCESS, FILES
from casework.storage import NoAccessError, Work
from casework.volunteers import Volunteer


class Sight:
    """Answers for one volunteer; what it found out counts until `look_again`."""

    def __init__(self, work: Work, by: Volunteer, today: date) -> None:
        self.by = by
        self.today = today
        self._work = work
        self._files: frozenset[UUID] | None = None

    def may(self, right: str) -> bool:
        """Whether the volunteer has a right."""
        return rights.may(self.by, right, self.today)

    def check(self, right: str) -> None:
        """Raise NoAccessError when the volunteer has not the right."""
        rights.check(self.by, right, self.today)

    def look_again(self) -> None:
        """Ask the vault anew: a file was opened, or leave was taken."""
        self._files = None

    @property
    def file_ids(self) -> frozenset[UUID]:
        """The files that may be seen."""
        if self._files is None:
            shown = self._work.case_files.ids_shown_to
            self._files = shown(self.by.id, self.today) if self.may(FILES) else frozenset()
        return self._files

    def case_files(self) -> Iterator[CaseFile]:
        """Yield the files that may be seen, in order of number."""
        if not self.may(FILES):
            return iter(())
        return self._work.case_files.shown_to(self.by.id, self.today)

    def people(self) -> Iterator[Client]:
        """Yield the people that may be seen."""
        if not self.may(FILES):
            return iter(())
        return self._work.clients.shown_to(self.by.id, self.today)

    def sees_file(self, case_id: UUID) -> bool:
        """Whether a file may be seen; not when there is none."""
        return case_id in self.file_ids

    def sees_person(self, client_id: UUID) -> bool:
        """Whether a person may be seen; not when there is none."""
        return self.may(FILES) and self._work.clients.is_shown_to(client_id, self.by.id, self.today)

    def check_file(self, case_id: UUID) -> None:
        """Raise NoAccessError for a file that may not be seen or is not there."""
        if not self.sees_file(case_id):
            raise NoAccessError(ACCESS)

    def check_person(self, client_id: UUID) -> None:
        """Raise NoAccessError for a person who may not be seen or is not there."""
        if not self.sees_person(client_id):
            raise NoAccessError(ACCESS)
