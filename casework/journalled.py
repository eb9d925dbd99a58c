"""Writes down what is done in a unit of work, in that same unit of work."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from casework.casefile import CaseFile
from casework.changes import changes_between
from casework.clients import Client
from casework.journal import (
    ADDED,
    ANSWERED,
    CASE_FILE,
    CHANGED,
    CLIENT,
    LETTER,
    OFFICE,
    REMOVED,
    RULE,
    Change,
)
from casework.journalled_office import (
    JournalledAccesses,
    JournalledAdditions,
    JournalledAgreements,
    JournalledErasures,
    JournalledJournal,
    JournalledVolunteers,
)
from casework.journalled_papers import (
    JournalledAppointments,
    JournalledDeadlineMarks,
    JournalledOwnTemplates,
    JournalledPapers,
    JournalledSettings,
    JournalledTasks,
)
from casework.law.additions import AgreedRules
from casework.letters.checklist import answers_in
from casework.pen import Pen, Shelf
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


def journalled(work: Work, by: Volunteer, now: Callable[[], datetime], because: str = "") -> Work:
    """Return the work as one that writes down who changed what, from what into what, and when.

    `because` is written down with every line, as the reason.
    """
    return JournalledWork(work, Pen(work.journal, by, now, because))


class JournalledWork:
    """A unit of work of which every change is written down."""

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

    def __init__(self, work: Work, pen: Pen) -> None:
        self._work = work
        self._pen = pen
        self.clients = JournalledClients(work.clients, pen)
        self.case_files = JournalledCaseFiles(work.case_files, pen)
        self.letters = JournalledLetters(work.letters, pen)
        self.additions = JournalledAdditions(work.additions, pen)
        self.volunteers = JournalledVolunteers(work.volunteers, pen)
        self.accesses = JournalledAccesses(work.accesses, pen)
        self.agreements = JournalledAgreements(work.agreements, pen)
        self.erasures = JournalledErasures(work.erasures, pen)
        self.journal = JournalledJournal(work.journal, pen)
        self.papers = JournalledPapers(work.papers, pen)
        self.own_templates = JournalledOwnTemplates(work.own_templates, pen)
        self.tasks = JournalledTasks(work.tasks, pen)
        self.appointments = JournalledAppointments(work.appointments, pen)
        self.marks = JournalledDeadlineMarks(work.marks, pen)
        self.settings = JournalledSettings(work.settings, pen)

    def office(self) -> Office:
        return self._work.office()

    def put_office(self, office: Office) -> None:
        old = self._work.office()
        self._work.put_office(office)
        self._pen.compare(OFFICE, "", old, office)

    def agreed_rules(self) -> AgreedRules | None:
        return self._work.agreed_rules()

    def put_agreed_rules(self, agreed: AgreedRules) -> None:
        old = self._work.agreed_rules()
        self._work.put_agreed_rules(agreed)
        changes = changes_between(old, agreed)
        if changes:
            # An addition has fields too: these are of the rules of a release.
            of_release = tuple(replace(one, field=f"release.{one.field}") for one in changes)
            self._pen.write(ADDED if old is None else CHANGED, RULE, "", of_release)

    def commit(self) -> None:
        self._work.commit()


class JournalledClients:
    """The people, every change written down."""

    def __init__(self, kept: Clients, pen: Pen) -> None:
        self._kept, self._pen, self._shelf = kept, pen, Shelf()

    def get(self, client_id: UUID) -> Client:
        return self._shelf.take(client_id, self._kept.get)

    def put(self, client: Client) -> Client:
        old = self._shelf.before(client.id, self._kept.get)
        stored = self._kept.put(client)
        self._shelf.keep(client.id, stored)
        self._pen.compare(CLIENT, client.id.hex, old, stored)
        return stored

    def remove(self, client_id: UUID) -> None:
        # Without what they were: who is removed, is erased.
        self._kept.remove(client_id)
        self._shelf.drop(client_id)
        self._pen.write(REMOVED, CLIENT, client_id.hex)

    def __iter__(self) -> Iterator[Client]:
        return iter(self._kept)

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[Client]:
        return self._kept.shown_to(volunteer_id, day)

    def is_shown_to(self, client_id: UUID, volunteer_id: UUID, day: date) -> bool:
        return self._kept.is_shown_to(client_id, volunteer_id, day)


class JournalledCaseFiles:
    """The files, every change written down."""

    def __init__(self, kept: CaseFiles, pen: Pen) -> None:
        self._kept, self._pen, self._shelf = kept, pen, Shelf()

    def get(self, case_id: UUID) -> CaseFile:
        return self._shelf.take(case_id, self._kept.get)

    def put(self, case_file: CaseFile) -> CaseFile:
        old = self._shelf.before(case_file.id, self._kept.get)
        stored = self._kept.put(case_file)
        self._shelf.keep(case_file.id, stored)
        self._pen.compare(CASE_FILE, case_file.id.hex, old, stored)
        return stored

    def remove(self, case_id: UUID) -> None:
        # Without what was in it: its client is erased.
        self._kept.remove(case_id)
        self._shelf.drop(case_id)
        self._pen.write(REMOVED, CASE_FILE, case_id.hex)

    def __iter__(self) -> Iterator[CaseFile]:
        return iter(self._kept)

    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[CaseFile]:
        return self._kept.shown_to(volunteer_id, day)

    def ids_shown_to(self, volunteer_id: UUID, day: date) -> frozenset[UUID]:
        return self._kept.ids_shown_to(volunteer_id, day)

    def of_client(self, client_id: UUID) -> tuple[CaseFile, ...]:
        return self._kept.of_client(client_id)

    def last_number(self, year: int) -> int:
        return self._kept.last_number(year)

    def counts(self) -> tuple[FileCount, ...]:
        return self._kept.counts()


class JournalledLetters:
    """The letters, each written down when it is made, posted or corrected.

    What was answered before a letter was kept is a line of its own.
    """

    def __init__(self, kept: Letters, pen: Pen) -> None:
        self._kept, self._pen, self._shelf = kept, pen, Shelf()

    def get(self, letter_id: UUID) -> StoredLetter:
        return self._shelf.take(letter_id, self._kept.get)

    def put(self, letter: StoredLetter) -> None:
        old = self._shelf.before(letter.id, self._kept.get)
        self._kept.put(letter)
        self._shelf.keep(letter.id, letter)
        self._pen.compare(LETTER, letter.id.hex, old, letter)
        answers = answers_in(letter.fields)
        if old is None and answers:
            changes = tuple(Change(name, "", answer) for name, answer in answers.items())
            self._pen.write(ANSWERED, LETTER, letter.id.hex, changes)

    def of_case(self, case_id: UUID) -> tuple[LetterSummary, ...]:
        return self._kept.of_case(case_id)

    def unposted(self) -> tuple[LetterSummary, ...]:
        return self._kept.unposted()

    def posted(self) -> tuple[LetterSummary, ...]:
        return self._kept.posted()
