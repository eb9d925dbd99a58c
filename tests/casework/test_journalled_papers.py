"""What is done with papers, tasks and choices is written down at the file it is about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casework.casefile import ASIEL, CaseFile
from casework.clients import Client
from casework.journalled import journalled
from casework.papers import DOCUMENT, LOGO, OwnTemplate, Paper, PaperSummary
from casework.tasks import SNOOZED, Appointment, DeadlineMark, Task
from casework.volunteers import COORDINATOR, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
CASE = UUID(int=1)
ME = Volunteer(UUID(int=5), "B. Visser", COORDINATOR)
SCAN = Paper(
    PaperSummary(UUID(int=11), DOCUMENT, "scan.pdf", "application/pdf", TODAY, "aa", 1, CASE), b"x"
)
LOGO_OF_OFFICE = Paper(replace(SCAN.summary, id=UUID(int=12), kind=LOGO, case_id=None), b"x")
TASK = Task(UUID(int=21), CASE, "bellen", TODAY)
HEARING = Appointment(UUID(int=31), CASE, "gehoor", TODAY)
MARK = DeadlineMark(UUID(int=41), CASE, "beslistermijn", TODAY, SNOOZED, TODAY, TODAY)
TEMPLATE = OwnTemplate(UUID(int=51), "eigen", "nl", "+++", TODAY)


@pytest.fixture
def work():
    office = InMemoryOffice()
    with office.work() as work:
        work.clients.put(Client(UUID(int=9), "Haddad"))
        work.case_files.put(CaseFile(CASE, "2026-0001", UUID(int=9), ASIEL))
        work.volunteers.put(ME)
        yield journalled(work, ME, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))
    office.close()


def lines(work):
    found = reversed(work.journal.latest(50))
    return [(line.action, line.subject, line.subject_id) for line in found]


def test_everything_about_a_file_is_written_down_at_the_file(work):
    work.papers.put(SCAN)
    work.papers.put(replace(SCAN, summary=replace(SCAN.summary, name="beter.pdf")))
    work.papers.remove(SCAN.summary.id)
    work.tasks.put(TASK)
    work.tasks.put(replace(TASK, done_on=TODAY))
    work.appointments.put(HEARING)
    work.appointments.remove(HEARING)
    work.marks.put(MARK)
    work.marks.remove(MARK)

    assert lines(work) == [
        ("added", "paper", CASE.hex),
        ("changed", "paper", CASE.hex),
        ("removed", "paper", CASE.hex),
        ("added", "task", CASE.hex),
        ("changed", "task", CASE.hex),
        ("added", "appointment", CASE.hex),
        ("removed", "appointment", CASE.hex),
        ("added", "deadline", CASE.hex),
        ("removed", "deadline", CASE.hex),
    ]


def test_what_is_of_the_office_has_no_file(work):
    work.papers.put(LOGO_OF_OFFICE)
    work.own_templates.put(TEMPLATE)
    work.own_templates.put(TEMPLATE)
    work.settings.put("window_days", "14")
    work.settings.put("window_days", "14")

    assert lines(work) == [
        ("added", "paper", ""),
        ("added", "template", TEMPLATE.id.hex),
        ("changed", "setting", ""),
    ]


def test_what_somebody_chooses_for_themselves_is_not_written_down(work):
    work.settings.put(f"own/{ME.id.hex}/filters", "x")

    assert lines(work) == []
    assert work.settings.get(f"own/{ME.id.hex}/filters") == "x"


def test_what_is_there_can_be_read(work):
    for put, thing in (
        (work.papers.put, SCAN),
        (work.papers.put, LOGO_OF_OFFICE),
        (work.tasks.put, TASK),
        (work.appointments.put, HEARING),
        (work.marks.put, MARK),
        (work.own_templates.put, TEMPLATE),
    ):
        put(thing)

    assert work.papers.get(SCAN.summary.id) == SCAN
    assert work.papers.of_case(CASE) == (SCAN.summary,)
    assert work.papers.of_letter(UUID(int=77)) == ()
    assert work.papers.of_office(LOGO) == (LOGO_OF_OFFICE.summary,)
    assert work.tasks.get(TASK.id) == TASK
    assert work.tasks.of_case(CASE) == work.tasks.open() == (TASK,)
    assert work.appointments.of_case(CASE) == work.appointments.between(TODAY, TODAY) == (HEARING,)
    assert work.marks.of_case(CASE) == work.marks.all() == (MARK,)
    assert work.own_templates.all() == (TEMPLATE,)
