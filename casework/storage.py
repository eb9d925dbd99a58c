"""What the use cases need from where things are kept, and what they keep there besides files."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol
from uuid import UUID

from casework.agreements import Agreement, Erasure
from casework.casefile import CaseFile
from casework.clients import Address, Client
from casework.errors import CaseworkError
from casework.journal import Entry, Head, Link
from casework.law.additions import Addition, AgreedRules
from casework.papers import OwnTemplate, Paper, PaperSummary
from casework.tasks import Appointment, DeadlineMark, Task
from casework.volunteers import Access, Asked, Volunteer


@dataclass(frozen=True, slots=True)
class Office:
    """The office that sends the letters.

    `keep_months`: how long a closed file is kept before it is put up for erasing.
    """

    name: str = ""
    address: Address = field(default_factory=Address)
    phone: str = ""
    email: str = ""
    keep_months: int = 12


@dataclass(frozen=True, slots=True)
class StoredLetter:
    """A letter exactly as it was made, with what it rested on.

    `fields` are the filled-in fields by name; `rests_on` names rules, dates and the program's
    version as JSON; `sha256` is of the bytes of the PDF. `early_because` is the typed reason of a
    letter that was made before its day. `corrects` is the letter in whose place this one comes.
    """

    id: UUID
    case_id: UUID
    template: str
    made_on: date
    text: str
    pdf: bytes
    sha256: str
    fields: Mapping[str, str] = field(default_factory=dict)
    rests_on: str = ""
    early_because: str = ""
    posted_on: date | None = None
    printed_on: date | None = None
    received_on: date | None = None
    registered_number: str = ""
    language: str = "nl"
    corrects: UUID | None = None


@dataclass(frozen=True, slots=True)
class LetterSummary:
    """A letter without its contents, for lists."""

    id: UUID
    case_id: UUID
    template: str
    made_on: date
    posted_on: date | None
    printed_on: date | None = None
    received_on: date | None = None
    registered_number: str = ""


@dataclass(frozen=True, slots=True)
class FileCount:
    """How many files there are of one kind, without a name; `closed` or still open."""

    procedure: str
    track: str
    closed: bool
    files: int


class Clients(Protocol):
    """The people in the vault. `get` raises LookupError for an unknown id."""

    def get(self, client_id: UUID) -> Client: ...
    def put(self, client: Client) -> Client:
        """Store a person and return them with their next version.

        Raises ConflictError when somebody else changed them since this version was read.
        """

    def remove(self, client_id: UUID) -> None: ...
    def __iter__(self) -> Iterator[Client]: ...
    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[Client]:
        """Yield the people in files shown to a volunteer, and those who are in no file at all."""

    def is_shown_to(self, client_id: UUID, volunteer_id: UUID, day: date) -> bool: ...


class CaseFiles(Protocol):
    """The files in the vault. `get` raises LookupError for an unknown id."""

    def get(self, case_id: UUID) -> CaseFile: ...
    def put(self, case_file: CaseFile) -> CaseFile:
        """Store a file and return it with its next version.

        Raises ConflictError when somebody else changed it since this version was read.
        """

    def remove(self, case_id: UUID) -> None:
        """Remove a file with its facts, letters and accesses."""

    def __iter__(self) -> Iterator[CaseFile]: ...
    def shown_to(self, volunteer_id: UUID, day: date) -> Iterator[CaseFile]:
        """Yield the files a volunteer handles, and those they took leave to see."""

    def ids_shown_to(self, volunteer_id: UUID, day: date) -> frozenset[UUID]: ...
    def of_client(self, client_id: UUID) -> tuple[CaseFile, ...]: ...
    def last_number(self, year: int) -> int:
        """Return the highest serial number given out in the year; 0 when none was."""

    def counts(self) -> tuple[FileCount, ...]:
        """Count all files of the office, also those one may not see."""


class Letters(Protocol):
    """The letters in the vault. `get` raises LookupError for an unknown id."""

    def get(self, letter_id: UUID) -> StoredLetter: ...
    def put(self, letter: StoredLetter) -> None: ...
    def of_case(self, case_id: UUID) -> tuple[LetterSummary, ...]: ...
    def unposted(self) -> tuple[LetterSummary, ...]: ...
    def posted(self) -> tuple[LetterSummary, ...]: ...


class Additions(Protocol):
    """The rules the office added, in the order of adding; nothing is ever deleted."""

    def put(self, addition: Addition) -> Addition:
        """Store an addition; a new one comes back with its number."""

    def __iter__(self) -> Iterator[Addition]: ...


class Volunteers(Protocol):
    """Everyone who works or worked in the office, in order of name."""

    def get(self, volunteer_id: UUID) -> Volunteer: ...
    def put(self, volunteer: Volunteer) -> None: ...
    def __iter__(self) -> Iterator[Volunteer]: ...


class Accesses(Protocol):
    """The leaves that were taken to see files that are not one's own, the oldest first."""

    def put(self, access: Access) -> None: ...
    def __iter__(self) -> Iterator[Access]: ...
    def asked_for(self, asked: Asked) -> tuple[UUID, ...]:
        """Find the files that are asked for, whoever handles them: their ids, and nothing else."""


class Agreements(Protocol):
    """What clients agreed to, the oldest first."""

    def put(self, agreement: Agreement) -> None: ...
    def of_client(self, client_id: UUID) -> tuple[Agreement, ...]: ...


class Erasures(Protocol):
    """How much was erased, and when, the oldest first."""

    def put(self, erasure: Erasure) -> None: ...
    def __iter__(self) -> Iterator[Erasure]: ...


class Journal(Protocol):
    """Who did what, in order; lines are added and never changed, but their words can be erased."""

    def append(self, entry: Entry) -> None: ...
    def head(self) -> Head:
        """Return the number, hash and time of the last line."""

    def links(self) -> Iterator[Link]:
        """Yield every line as it is kept, in order of number."""

    def of_subjects(self, subject_ids: frozenset[str]) -> tuple[Entry, ...]: ...
    def latest(self, most: int, before: int | None = None) -> tuple[Entry, ...]:
        """Return the newest lines, the newest first; only those before a number when given."""

    def blank(self, subject_ids: frozenset[str]) -> tuple[int, ...]:
        """Erase the words of every line about these; return the numbers of those lines."""


class Papers(Protocol):
    """Scans, proof, logo and forms. `get` raises LookupError for an unknown id."""

    def get(self, paper_id: UUID) -> Paper: ...
    def put(self, paper: Paper) -> None: ...
    def remove(self, paper_id: UUID) -> None: ...
    def of_case(self, case_id: UUID) -> tuple[PaperSummary, ...]: ...
    def of_letter(self, letter_id: UUID) -> tuple[PaperSummary, ...]: ...
    def of_office(self, kind: str) -> tuple[PaperSummary, ...]: ...


class OwnTemplates(Protocol):
    """The templates of letters that the office added; nothing is ever deleted."""

    def put(self, template: OwnTemplate) -> None: ...
    def all(self) -> tuple[OwnTemplate, ...]: ...


class Tasks(Protocol):
    """What is to be done for files. `get` raises LookupError for an unknown id."""

    def get(self, task_id: UUID) -> Task: ...
    def put(self, task: Task) -> None: ...
    def of_case(self, case_id: UUID) -> tuple[Task, ...]: ...
    def open(self) -> tuple[Task, ...]:
        """Return every task that is not done, those with the nearest day first."""


class Appointments(Protocol):
    """When somebody is expected somewhere."""

    def put(self, appointment: Appointment) -> None: ...
    def remove(self, appointment: Appointment) -> None: ...
    def of_case(self, case_id: UUID) -> tuple[Appointment, ...]: ...
    def between(self, first: date, last: date) -> tuple[Appointment, ...]: ...


class DeadlineMarks(Protocol):
    """Which deadlines were closed or put off."""

    def put(self, mark: DeadlineMark) -> None: ...
    def remove(self, mark: DeadlineMark) -> None: ...
    def of_case(self, case_id: UUID) -> tuple[DeadlineMark, ...]: ...
    def all(self) -> tuple[DeadlineMark, ...]: ...


# What a volunteer chose for themselves is kept under this and the id of the volunteer.
OWN_SETTING = "own/"


class Settings(Protocol):
    """What the office or a volunteer chose, by name: see `OWN_SETTING`."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, value: str) -> None: ...


class Work(Protocol):
    """One unit of work: nothing is kept until `commit`."""

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

    def office(self) -> Office: ...
    def put_office(self, office: Office) -> None: ...
    def agreed_rules(self) -> AgreedRules | None: ...
    def put_agreed_rules(self, agreed: AgreedRules) -> None: ...
    def commit(self) -> None: ...


class Storage(Protocol):
    """Where the vault is kept."""

    def work(self) -> AbstractContextManager[Work]: ...


class NotFoundError(CaseworkError):
    """What was asked for is not in the vault (any more)."""


class ConflictError(CaseworkError):
    """Somebody else changed this since it was read; nothing was stored.

    `subject` is a word of the journal, `theirs` is what stands there now; None: it is gone.
    """

    def __init__(self, subject: str, theirs: Client | CaseFile | None) -> None:
        super().__init__(subject)
        self.subject = subject
        self.theirs = theirs


class NoAccessError(CaseworkError):
    """Who asks may not see or do this; `needs` names what would be needed."""

    def __init__(self, needs: str) -> None:
        super().__init__(needs)
        self.needs = needs
