"""Papers, tasks and choices of files that are not one's own stay out of sight."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from casework.casefile import ASIEL, CaseFile
from casework.clients import Client
from casework.guarded import guarded
from casework.papers import DOCUMENT, LOGO, OwnTemplate, Paper, PaperSummary
from casework.storage import NoAccessError, StoredLetter
from casework.tasks import SNOOZED, Appointment, DeadlineMark, Task
from casework.volunteers import READER, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
MINE, THEIRS, LETTER = UUID(int=1), UUID(int=2), UUID(int=3)
ME = Volunteer(UUID(int=5), "B. Visser")


def scan(number, case_id, **changes):
    summary = PaperSummary(
        UUID(int=number), DOCUMENT, "scan.pdf", "application/pdf", TODAY, "aa", 1, case_id
    )
    return Paper(replace(summary, **changes), b"x")


LOGO_OF_OFFICE = scan(13, None, kind=LOGO)


def task(number, case_id):
    return Task(UUID(int=number), case_id, "bellen", TODAY)


def hearing(number, case_id):
    return Appointment(UUID(int=number), case_id, "gehoor", TODAY)


def put_off(number, case_id):
    return DeadlineMark(UUID(int=number), case_id, "beslistermijn", TODAY, SNOOZED, TODAY, TODAY)


@pytest.fixture
def office():
    office = InMemoryOffice()
    with office.work() as work:
        work.volunteers.put(ME)
        work.clients.put(Client(UUID(int=9), "Haddad"))
        for case_id, handler in ((MINE, ME.id), (THEIRS, None)):
            work.case_files.put(
                CaseFile(case_id, f"2026-{case_id.int}", UUID(int=9), ASIEL, assigned_to=handler)
            )
            number = case_id.int * 100
            work.papers.put(scan(number, case_id))
            work.tasks.put(task(number, case_id))
            work.appointments.put(hearing(number, case_id))
            work.marks.put(put_off(number, case_id))
        work.letters.put(StoredLetter(LETTER, THEIRS, "informatieverzoek", TODAY, "", b"", ""))
        work.papers.put(LOGO_OF_OFFICE)
        work.commit()
    yield office
    office.close()


@pytest.fixture
def mine(office):
    with office.work() as work:
        yield guarded(work, ME, TODAY)


def test_one_sees_what_belongs_to_ones_own_files(mine):
    assert mine.papers.get(UUID(int=100)).summary.case_id == MINE
    assert [one.case_id for one in mine.papers.of_case(MINE)] == [MINE]
    assert [one.case_id for one in mine.tasks.open()] == [MINE]
    assert mine.tasks.get(UUID(int=100)).case_id == MINE
    assert [one.case_id for one in mine.tasks.of_case(MINE)] == [MINE]
    assert [one.case_id for one in mine.appointments.between(TODAY, TODAY)] == [MINE]
    assert [one.case_id for one in mine.marks.all()] == [MINE]
    assert mine.papers.of_office(LOGO) == (LOGO_OF_OFFICE.summary,)
    assert mine.papers.get(LOGO_OF_OFFICE.summary.id) == LOGO_OF_OFFICE


def test_of_the_files_of_others_nothing_is_seen(mine):
    assert mine.papers.of_case(THEIRS) == ()
    assert mine.papers.of_letter(LETTER) == ()
    assert mine.tasks.of_case(THEIRS) == ()
    assert mine.appointments.of_case(THEIRS) == ()
    assert mine.marks.of_case(THEIRS) == ()


REFUSED = {
    "paper of another": lambda work: work.papers.get(UUID(int=200)),
    "no paper": lambda work: work.papers.get(UUID(int=999)),
    "paper into another": lambda work: work.papers.put(scan(500, THEIRS)),
    "paper out of another": lambda work: work.papers.put(scan(200, MINE)),
    "paper with the letter of another": lambda work: work.papers.put(
        scan(500, MINE, letter_id=LETTER)
    ),
    "paper with no letter": lambda work: work.papers.put(scan(500, MINE, letter_id=UUID(int=77))),
    "logo": lambda work: work.papers.put(LOGO_OF_OFFICE),
    "removing the logo": lambda work: work.papers.remove(LOGO_OF_OFFICE.summary.id),
    "removing a paper of another": lambda work: work.papers.remove(UUID(int=200)),
    "task of another": lambda work: work.tasks.get(UUID(int=200)),
    "no task": lambda work: work.tasks.get(UUID(int=999)),
    "task into another": lambda work: work.tasks.put(task(500, THEIRS)),
    "task out of another": lambda work: work.tasks.put(task(200, MINE)),
    "appointment": lambda work: work.appointments.put(hearing(500, THEIRS)),
    "removing an appointment": lambda work: work.appointments.remove(hearing(200, THEIRS)),
    "mark": lambda work: work.marks.put(put_off(500, THEIRS)),
    "removing a mark": lambda work: work.marks.remove(put_off(200, THEIRS)),
    "template": lambda work: work.own_templates.put(
        OwnTemplate(UUID(int=500), "eigen", "nl", "", TODAY)
    ),
    "choice of the office": lambda work: work.settings.put("window_days", "10"),
    "choice of another": lambda work: work.settings.put(f"own/{'0' * 32}/filters", "x"),
}


@pytest.mark.parametrize("change", REFUSED.values(), ids=REFUSED)
def test_what_is_not_ones_own_is_refused(mine, change):
    with pytest.raises(NoAccessError):
        change(mine)


def test_one_works_on_ones_own_files(mine):
    mine.papers.put(scan(500, MINE))
    mine.papers.put(scan(500, MINE, name="beter.pdf"))
    mine.papers.remove(UUID(int=500))
    mine.tasks.put(replace(task(100, MINE), done_on=TODAY))
    mine.tasks.put(task(501, MINE))
    mine.appointments.put(hearing(500, MINE))
    mine.appointments.remove(hearing(500, MINE))
    mine.marks.put(put_off(500, MINE))
    mine.marks.remove(put_off(500, MINE))

    assert [one.id.int for one in mine.papers.of_case(MINE)] == [100]
    assert [one.id.int for one in mine.tasks.open()] == [501]
    assert len(mine.appointments.of_case(MINE)) == len(mine.marks.of_case(MINE)) == 1


def test_what_one_chooses_for_oneself_is_ones_own(mine):
    own = f"own/{ME.id.hex}/filters"

    mine.settings.put(own, "mine")

    assert mine.settings.get(own) == "mine"
    assert mine.settings.get(f"own/{'0' * 32}/filters") is None
    assert mine.settings.get("window_days") is None
    assert mine.own_templates.all() == ()


def test_a_reader_sees_not_even_the_logo(office):
    with office.work() as work:
        reader = guarded(work, replace(ME, role=READER), TODAY)

        assert reader.papers.of_office(LOGO) == ()
        assert reader.papers.of_case(MINE) == ()
