from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest

from casework.casefile import CaseFile
from casework.clients import Client
from casework.tasks import CLOSED, SNOOZED, Appointment, DeadlineMark, Task
from casework.volunteers import Volunteer
from db.settings import SqlSettings
from db.tasks import SqlAppointments, SqlDeadlineMarks, SqlTasks

CLIENT = Client(UUID(int=1), "Haddad")
CASE_FILE = CaseFile(UUID(int=2), "2026-0001", CLIENT.id, "asiel")
VOLUNTEER = Volunteer(UUID(int=3), "B. Visser")
DAY = date(2026, 11, 22)
SOMETIME = Task(UUID(int=11), CASE_FILE.id, "bellen", DAY)
SOON = Task(UUID(int=12), CASE_FILE.id, "kopie vragen", DAY, date(2026, 11, 30), VOLUNTEER.id)
HEARING = Appointment(
    UUID(int=21), CASE_FILE.id, "gehoor", date(2026, 12, 3), time(9, 30), "Ter Apel", "tolk"
)
DNA = Appointment(UUID(int=22), CASE_FILE.id, "dna", date(2026, 12, 1))
PUT_OFF = DeadlineMark(
    UUID(int=31), CASE_FILE.id, "beslistermijn", DAY, SNOOZED, DAY, date(2026, 12, 1)
)


@pytest.fixture
def connection(storage):
    """A connection with a file and a volunteer on it; nothing is committed."""
    with storage.work() as work:
        work.clients.put(CLIENT)
        work.case_files.put(CASE_FILE)
        work.volunteers.put(VOLUNTEER)
        yield work._connection


def test_tasks_come_with_the_nearest_day_first_until_they_are_done(connection):
    tasks = SqlTasks(connection)
    tasks.put(SOMETIME)
    tasks.put(SOON)

    assert tasks.open() == (SOON, SOMETIME)
    assert tasks.of_case(CASE_FILE.id) == (SOMETIME, SOON)
    done = replace(SOON, done_on=DAY)
    tasks.put(done)
    assert tasks.get(SOON.id) == done
    assert tasks.open() == (SOMETIME,)


def test_appointments_come_in_order_of_time(connection):
    appointments = SqlAppointments(connection)
    for appointment in (HEARING, DNA):
        appointments.put(appointment)

    assert appointments.of_case(CASE_FILE.id) == (DNA, HEARING)
    assert appointments.between(date(2026, 12, 2), date(2026, 12, 3)) == (HEARING,)
    appointments.remove(HEARING)
    assert appointments.of_case(CASE_FILE.id) == (DNA,)


def test_a_deadline_is_put_off_closed_and_asked_again(connection):
    marks = SqlDeadlineMarks(connection)
    closed = replace(PUT_OFF, id=UUID(int=32), mark=CLOSED, until=None, reason="besluit ontvangen")
    for mark in (PUT_OFF, closed):
        marks.put(mark)

    assert marks.of_case(CASE_FILE.id) == marks.all() == (PUT_OFF, closed)
    marks.remove(PUT_OFF)
    assert marks.all() == (closed,)


def test_what_was_chosen_is_found_by_name(connection):
    settings = SqlSettings(connection)

    assert settings.get("window_days") is None
    settings.put("window_days", "30")
    settings.put("window_days", "14")
    assert settings.get("window_days") == "14"
