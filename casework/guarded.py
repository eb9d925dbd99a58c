"""Keeps away in a unit of work what is not for the one who asks.

What somebody may not see is as good as absent: a list leaves it out, and asking for it by its id
gives the same answer as asking for what is not there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from casework.agreements import Agreement
from casework.casefile import CaseFile
from casework.clients import Client
from casework.guarded_office import (
    GuardedAccesses,
    GuardedAdditions,
    GuardedErasures,
    GuardedJournal,
    GuardedVolunteers,
)
from casework.guarded_papers import (
    GuardedAppointments,
    GuardedDeadlineMarks,
    GuardedOwnTemplates,
    GuardedPapers,
    GuardedSettings,
    GuardedTasks,
)
from casework.law.additions import AgreedRules
from casework.rights import (
    ACCESS,
    ALL_FILES,
    ASSIGN,
    COUNTS,
    ERASE,
    FILES,
    LETTERHEAD,
    RULES,
    may,
)
from casework.sight import Sight
from casework.storage import (
    Accesses,
    Additions,
    Agreements,
    Appointments,
    CaseFiles,
    Clients,
    DeadlineMarks,
    Erasures,
    FileCount,
    Journal,
    Letters,
    LetterSummary,
    NoAccessError,
    Office,
    OwnTemplates,
    Papers,
    Settings,
    StoredLetter,
    Tasks,
    Volunteers,
    Work,
)
from casework.volunteers import Volunteer


def guarded(work: Work, by: Volunteer, today: date) -> Work:
    """Return the work as one that shows and takes only what the volunteer may see and change.

    For who may do everything that is the work itself: it costs nothing.
    """
    return work if may(by, ALL_FILES, today) else GuardedWork(work, Sight(work, by, today))


class GuardedWork:
    """A unit of work for somebody who may not do everything. Raises NoAccessError."""

    clients: Clients
    case_files: CaseFiles
    letters: Letters
    additions: Additions
    volunteers: Volunteers
    accesses: Accesses
    agreements: Agreements
    erasures: Erasures
    journal: Journal
    papers: Papers
    own_templates: OwnTemplates
    tasks: Tasks
    appointments: Appointments
    marks: DeadlineMarks
    settings: Settings

    def __init__(self, work: Work, sight: Sight) -> None:
        self._work = work
        self._sight = sight
        self.clients = GuardedClients(work.clients, sight)
        self.case_files = GuardedCaseFiles(work.case_files, sight)
        self.letters = GuardedLetters(work.letters, sight)
        self.additions = GuardedAdditions(work.additions, sight)
        self.volunteers = GuardedVolunteers(work.volunteers, sight)
        self.accesses = GuardedAccesses(work.accesses, sight)
        self.agreements = GuardedAgreements(work.agreements, sight)
        self.erasures = GuardedErasures(work.erasures, sight)
        self.journal = GuardedJournal(work, sight)
        self.papers = GuardedPapers(work.papers, work, sight)
        self.own_templates = GuardedOwnTemplates(work.own_templates, sight)
        self.tasks = GuardedTasks(work.tasks, sight)
        self.appointments = GuardedAppointments(work.appointments, sight)
        self.marks = GuardedDeadlineMarks(work.marks, sight)
        self.settings = GuardedSettings(work.settings, sight)

    def office(self) -> Office:
        """Return who sends the letters."""
        return self._work.office()

    def put_office(self, office: Office) -> None:
        """Store who sends the letters."""
        self._sight.check(LETTERHEAD)
        self._work.put_office(office)

    def agreed_rules(self) -> AgreedRules | None:
        """Return the shipped rules that were agreed to."""
        return self._work.agreed_rules()

    def put_agreed_rules(self, agreed: AgreedRules) -> None:
        """Store the shipped rules that were agreed to."""
        self._sight.check(RULES)
        self._work.put_agreed_rules(agreed)

    def commit(self) -> None:
        """Keep what was stored."""
        self._work.commit()


class GuardedClients:
    """The people one may see: those in one's files, and those who are in no file at all."""

    def __init__(self, clients: Clients, sight: Sight) -> None:
        self._clients = clients
        self._sight = sight

    def get(self, client_id: UUID) -> Client:
        """Return the person; raises NoAccessError when they may not be seen or are not there."""
        self._sight.check_person(client_id)
        return self._clients.get(client_id)

    def put(self, client: Client) -> Client:
        """Store the person; raises NoAccessError and ConflictError."""
        self._sight.check(FILES)
        if not self._sight.sees_person(client.id) and _is_there(self._clients, client.id):
            raise NoAccessError(ACCESS)
        return self._clients.put(client)

    def remove(self, client_id: UUID) -> None:
        """Remove the person."""
        self._sight.check(ERASE)
        self._clients.remove(client_id)

    def __iter__(self) -> Iterator[Client]:
        """Yield everyone who may be seen."""
        return self._sight.people()

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[Client]:
        """Yield what a volunteer sees, of what one sees oneself."""
        shown = self._clients.shown_to(volunteer_id, day)
        return (client for client in shown if self._sight.sees_person(client.id))

    def is_shown_to(self, client_id: UUID, volunteer_id: UUID, day: date) -> bool:
        """Whether a volunteer sees a person; False for who may not be seen oneself."""
        shown = self._clients.is_shown_to(client_id, volunteer_id, day)
        return shown and self._sight.sees_person(client_id)


class GuardedCaseFiles:
    """The files one handles, and those one took leave to see."""

    def __init__(self, case_files: CaseFiles, sight: Sight) -> None:
        self._case_files = case_files
        self._sight = sight

    def get(self, case_id: UUID) -> CaseFile:
        """Return the file; raises NoAccessError when it may not be seen or is not there."""
        self._sight.check_file(case_id)
        return self._case_files.get(case_id)

    def put(self, case_file: CaseFile) -> CaseFile:
        """Store the file; one that is new belongs to who opened it.

        Raises NoAccessError, and ConflictError.
        """
        self._sight.check(FILES)
        before = self._before(case_file.id)
        if before is None and case_file.assigned_to is None:
            case_file = replace(case_file, assigned_to=self._sight.by.id)
        self._check_handler(case_file, before)
        self._check_people(case_file, before)
        stored = self._case_files.put(case_file)
        self._sight.look_again()
        return stored

    def remove(self, case_id: UUID) -> None:
        """Remove the file."""
        self._sight.check(ERASE)
        self._case_files.remove(case_id)

    def __iter__(self) -> Iterator[CaseFile]:
        """Yield every file that may be seen, in order of number."""
        return self._sight.case_files()

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[CaseFile]:
        """Yield what a volunteer sees, of what one sees oneself."""
        shown = self._case_files.shown_to(volunteer_id, day)
        return (case_file for case_file in shown if self._sight.sees_file(case_file.id))

    def ids_shown_to(self, volunteer_id: UUID, day: date) -> frozenset[UUID]:
        """Return the ids of what a volunteer sees, of what one sees oneself."""
        return self._case_files.ids_shown_to(volunteer_id, day) & self._sight.file_ids

    def of_client(self, client_id: UUID) -> tuple[CaseFile, ...]:
        """Return the files of the person that may be seen."""
        found = self._case_files.of_client(client_id)
        return tuple(case_file for case_file in found if self._sight.sees_file(case_file.id))

    def last_number(self, year: int) -> int:
        """Return the highest serial number of the whole office: numbers are given out once."""
        return self._case_files.last_number(year)

    def counts(self) -> tuple[FileCount, ...]:
        """Count all files of the office: numbers, and nobody's name."""
        self._sight.check(COUNTS)
        return self._case_files.counts()

    def _before(self, case_id: UUID) -> CaseFile | None:
        """Return the file as it is now; None when it is new, NoAccessError when it is hidden."""
        if self._sight.sees_file(case_id):
            return self._case_files.get(case_id)
        if _is_there(self._case_files, case_id):
            raise NoAccessError(ACCESS)
        return None

    def _check_handler(self, case_file: CaseFile, before: CaseFile | None) -> None:
        """Refuse to give a file away, or to keep one that was only lent."""
        handler = self._sight.by.id if before is None else before.assigned_to
        if case_file.assigned_to != handler:
            raise NoAccessError(ASSIGN)

    def _check_people(self, case_file: CaseFile, before: CaseFile | None) -> None:
        """Refuse people who may not be seen: in a file of one's own, they could be."""
        for client_id in _people_of(case_file) - (set() if before is None else _people_of(before)):
            self._sight.check_person(client_id)


class GuardedLetters:
    """The letters of the files one may see."""

    def __init__(self, letters: Letters, sight: Sight) -> None:
        self._letters = letters
        self._sight = sight

    def get(self, letter_id: UUID) -> StoredLetter:
        """Return the letter; raises NoAccessError when it may not be seen or is not there."""
        try:
            letter = self._letters.get(letter_id)
        except LookupError as error:
            raise NoAccessError(ACCESS) from error
        self._sight.check_file(letter.case_id)
        return letter

    def put(self, letter: StoredLetter) -> None:
        """Store the letter; raises NoAccessError."""
        self._sight.check_file(letter.case_id)
        if _is_there(self._letters, letter.id):
            self.get(letter.id)
        self._letters.put(letter)

    def of_case(self, case_id: UUID) -> tuple[LetterSummary, ...]:
        """Return the letters of the file; none when it may not be seen."""
        return self._letters.of_case(case_id) if self._sight.sees_file(case_id) else ()

    def unposted(self) -> tuple[LetterSummary, ...]:
        """Return the letters that still have to be posted."""
        return self._shown(self._letters.unposted())

    def posted(self) -> tuple[LetterSummary, ...]:
        """Return the letters that were posted."""
        return self._shown(self._letters.posted())

    def _shown(self, letters: Iterable[LetterSummary]) -> tuple[LetterSummary, ...]:
        return tuple(letter for letter in letters if self._sight.sees_file(letter.case_id))


class GuardedAgreements:
    """What the people one may see agreed to."""

    def __init__(self, agreements: Agreements, sight: Sight) -> None:
        self._agreements = agreements
        self._sight = sight

    def put(self, agreement: Agreement) -> None:
        """Store the agreement; raises NoAccessError."""
        self._sight.check_person(agreement.client_id)
        self._agreements.put(agreement)

    def of_client(self, client_id: UUID) -> tuple[Agreement, ...]:
        """Return what the person agreed to; nothing when they may not be seen."""
        return self._agreements.of_client(client_id) if self._sight.sees_person(client_id) else ()


def _is_there(kept: Clients | CaseFiles | Letters, wanted: UUID) -> bool:
    try:
        kept.get(wanted)
    except LookupError:
        return False
    return True


def _people_of(case_file: CaseFile) -> set[UUID]:
    return {case_file.client_id, *(member.client_id for member in case_file.family)}
