"""How long people are kept: who comes up for erasing, and who is kept longer."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from casework import duties, retention, usecases
from casework.casefile import NAREIS, CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.errors import InvalidFactsError
from casework.retention import CLOSED, KEPT, NO_FILE
from casework.storage import Office
from casework.volunteers import COORDINATOR, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
ME = Volunteer(UUID(int=5), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina")
OMAR = Client(UUID(int=2), "Saleh", "Omar")
DONE = CaseFile(
    UUID(int=11), "2024-0001", LINA.id, NAREIS, closed_on=date(2025, 11, 21), closed_because="klaar"
)
SPONSORS = CaseFile(UUID(int=12), "2024-0002", OMAR.id, NAREIS)


@pytest.fixture
def storage():
    return InMemoryOffice()


@pytest.fixture
def desk(storage):
    with storage.work() as work:
        work.volunteers.put(ME)
        for client in (LINA, OMAR):
            work.clients.put(client)
        for case_file in (DONE, SPONSORS):
            work.case_files.put(case_file)
        work.commit()
    return Desk(storage, ME, lambda: datetime(2026, 11, 22, 9, tzinfo=UTC))


def put(desk, case_file):
    with desk.work() as work:
        stored = work.case_files.put(case_file)
        work.commit()
    return stored


def up(desk, day=TODAY):
    return [
        (one.client.family_name, one.since, one.because) for one in retention.to_review(desk, day)
    ]


def test_someone_comes_up_when_all_their_files_are_past_their_time(desk):
    assert up(desk) == [("Haddad", date(2026, 11, 21), CLOSED)]
    assert up(desk, date(2026, 11, 20)) == []


def test_someone_with_a_file_that_is_open_does_not_come_up(desk):
    put(desk, replace(DONE, id=UUID(int=13), number="2026-0001", closed_on=None))

    assert up(desk) == []


def test_a_file_that_was_opened_again_is_open_however_long_it_was_kept(desk):
    put(desk, replace(DONE, closed_on=None, keep_until=date(2026, 1, 1), version=1))

    assert up(desk) == []


def test_a_day_that_was_chosen_before_a_file_was_closed_anew_does_not_shorten_its_time(desk):
    put(desk, replace(DONE, closed_on=date(2026, 6, 1), keep_until=date(2026, 6, 2), version=1))

    assert up(desk) == []
    assert up(desk, date(2027, 6, 1)) == [("Haddad", date(2027, 6, 1), CLOSED)]


def test_family_in_an_open_file_of_somebody_else_is_told_with_it(desk):
    put(desk, replace(SPONSORS, family=(FamilyMember(LINA.id),), version=1))

    (found,) = retention.to_review(desk, TODAY)

    assert [case_file.number for case_file in found.as_family] == ["2024-0002"]


def test_the_office_says_how_long_files_are_kept(desk):
    retention.change_keep_months(desk, 13)

    assert up(desk, date(2026, 12, 20)) == []
    assert len(up(desk, date(2026, 12, 21))) == 1


@pytest.mark.parametrize("months", [0, -1, 121])
def test_no_time_and_a_time_without_end_are_refused(desk, months):
    with pytest.raises(InvalidFactsError) as raised:
        retention.change_keep_months(desk, months)

    assert raised.value.problems[0].code == "keep_months"


def test_how_long_is_kept_changes_nothing_else_of_the_office(desk):
    with desk.work() as work:
        work.put_office(Office("Steunpunt", phone="038-1"))
        work.commit()

    retention.change_keep_months(desk, 6)

    with desk.work() as work:
        assert work.office() == Office("Steunpunt", phone="038-1", keep_months=6)


def test_a_file_can_be_kept_longer_and_the_journal_says_why(desk):
    until = date(2027, 3, 1)

    kept = retention.keep_longer(desk, DONE.id, until, TODAY, " hoger beroep loopt ")

    assert kept.keep_until == until
    assert up(desk) == []
    assert up(desk, until) == [("Haddad", until, KEPT)]
    with desk.work() as work:
        (line,) = work.journal.of_subjects(frozenset({DONE.id.hex}))
    assert (line.reason, [one.field for one in line.changes]) == (
        "hoger beroep loopt",
        ["keep_until"],
    )


def test_keeping_longer_needs_a_later_day_and_a_reason(desk):
    with pytest.raises(InvalidFactsError) as raised:
        retention.keep_longer(desk, DONE.id, TODAY, TODAY, " ")

    assert [(one.code, one.field) for one in raised.value.problems] == [
        ("not_in_future", "keep_until"),
        ("required", "because"),
    ]


def test_someone_in_no_file_comes_up_when_nothing_was_done_with_them_for_as_long(desk):
    new = usecases.register_client(desk, Client(UUID(int=3), "Yusuf"), TODAY)

    assert "Yusuf" not in [name for name, _, _ in up(desk)]
    later = date(2027, 11, 22)
    assert ("Yusuf", later, NO_FILE) in up(desk, later)
    duties.erase(desk, new.id, UUID(int=99), later)
    assert "Yusuf" not in [name for name, _, _ in up(desk, later)]


def test_someone_in_no_file_of_whom_the_journal_does_not_know_comes_up_first(desk, storage):
    with storage.work() as work:
        work.clients.put(Client(UUID(int=3), "Yusuf"))
        work.commit()

    assert up(desk)[0] == ("Yusuf", None, NO_FILE)
