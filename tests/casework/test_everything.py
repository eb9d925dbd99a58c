"""Everything the vault holds about one person, and nothing that is another's."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from casework import doings, duties, usecases
from casework.agreements import TOESTEMMING, Agreement
from casework.casefile import NAREIS, CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.everything import Relative, Standing, everything_about
from casework.papers import DOCUMENT, PROOF_OF_POSTING, Paper, PaperSummary
from casework.storage import StoredLetter
from casework.tasks import SNOOZED, Appointment, DeadlineMark, Task
from casework.volunteers import COORDINATOR, Access, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
ME = Volunteer(UUID(int=5), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina")
OMAR = Client(UUID(int=2), "Saleh", "Omar", notes="geheim van Omar")
FILE = CaseFile(
    UUID(int=11), "2024-0001", LINA.id, NAREIS, family=(FamilyMember(OMAR.id, "partner"),)
)
OTHERS = CaseFile(
    UUID(int=12), "2024-0002", OMAR.id, NAREIS, family=(FamilyMember(LINA.id, "partner"),)
)
LETTER = StoredLetter(uuid4(), FILE.id, "informatieverzoek", TODAY, "Geachte heer", b"%PDF", "00")
SCAN = Paper(PaperSummary(uuid4(), DOCUMENT, "x", "", TODAY, "", 1, FILE.id), b"scan")
PROOF = Paper(
    PaperSummary(uuid4(), PROOF_OF_POSTING, "y", "", TODAY, "", 1, letter_id=LETTER.id), b"bewijs"
)
TASK = Task(uuid4(), FILE.id, "bellen", TODAY)
APPOINTMENT = Appointment(uuid4(), FILE.id, "dna", TODAY)
MARK = DeadlineMark(uuid4(), FILE.id, "beroep", TODAY, SNOOZED, TODAY, TODAY + timedelta(days=7))
ACCESS = Access(uuid4(), FILE.id, ME.id, TODAY, TODAY, "waarneming")
AGREED = Agreement(uuid4(), LINA.id, TOESTEMMING, TODAY, "dossier bijhouden")


@pytest.fixture
def storage():
    return InMemoryOffice()


@pytest.fixture
def desk(storage):
    desk = Desk(storage, ME, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    with desk.work() as work:
        work.volunteers.put(ME)
        for client in (LINA, OMAR):
            work.clients.put(client)
        for case_file in (FILE, OTHERS):
            work.case_files.put(case_file)
        work.papers.put(SCAN)
        work.accesses.put(ACCESS)
        work.tasks.put(TASK)
        work.appointments.put(APPOINTMENT)
        work.marks.put(MARK)
        work.commit()
    usecases.keep_letter(desk, LETTER)
    with desk.work() as work:
        work.papers.put(PROOF)
        work.commit()
    duties.record_agreement(desk, AGREED, TODAY)
    doings.exported_letter(desk, LETTER.id, FILE.id)
    return desk


def test_it_holds_all_there_is(desk):
    found = everything_about(desk, LINA.id)

    assert (found.client, found.files, found.letters) == (LINA, (FILE,), (LETTER,))
    assert found.papers == (SCAN, PROOF)
    assert (found.tasks, found.appointments, found.marks) == ((TASK,), (APPOINTMENT,), (MARK,))
    assert (found.accesses, found.agreements) == ((ACCESS,), (AGREED,))


def test_it_holds_what_the_journal_says_of_them(desk):
    about = {(line.action, line.subject) for line in everything_about(desk, LINA.id).journal}

    assert {
        ("added", "client"),
        ("added", "case_file"),
        ("added", "paper"),
        ("accessed", "case_file"),
        ("added", "agreement"),
        ("exported", "letter"),
    } <= about


def test_of_others_it_holds_a_name_and_where_they_stand_together(desk):
    found = everything_about(desk, LINA.id)

    assert found.relatives == (Relative("2024-0001", "partner", "Omar Saleh"),)
    assert found.as_family == (Standing("2024-0002", NAREIS, "partner"),)
    assert "geheim" not in repr(found)


def test_nobody_has_a_copy_of_someone_unknown(desk):
    with pytest.raises(LookupError):
        everything_about(desk, uuid4())
