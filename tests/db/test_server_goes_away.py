"""A server that goes away, also in the middle of a save: nothing half, nothing doubled."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import flaws
from casework.storage import ConflictError
from casework.usecases import change_file, register_client
from db import server
from tests.servers import until

# As it goes over the wire; "READ COMMITTED" does too.
COMMIT = b"COMMIT\x00"
DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Ask soon again whether something arrived."""
    monkeypatch.setattr(server, "_BETWEEN_TRIES", 0.02)


@pytest.fixture
def anna(server_office):
    """The office over a good wire, to look what is there."""
    with closing(server_office.opened("anna")) as storage:
        yield storage


@pytest.fixture
def wired(server_office, wire):
    """The office over a wire that can be cut."""
    with closing(server_office.opened("anna", wire.settings)) as storage:
        yield storage


@pytest.fixture
def case_file(anna):
    client = Client(uuid4(), "Haddad", "Lina")
    with anna.work() as work:
        work.clients.put(client)
        stored = work.case_files.put(
            CaseFile(
                uuid4(),
                "2026-0001",
                client.id,
                "asiel",
                events=(CaseEvent("asielwens_geuit", DAY),),
            )
        )
        work.commit()
    return stored


def desk(storage):
    return Desk(storage, storage.volunteer, lambda: NOW)


def kept(storage, case_id):
    """The file as it is, and the lines about it."""
    with storage.work() as work:
        lines = [one for one in work.journal.latest(100) if one.subject_id == case_id.hex]
        assert list(flaws(work.journal.links())) == []
        return work.case_files.get(case_id), lines


@pytest.mark.parametrize("moment", [b"UPDATE case_files", b"append_journal", COMMIT])
def test_a_save_that_is_cut_off_leaves_nothing_and_is_stored_by_trying_again(
    anna, wired, wire, case_file, moment
):
    changed = replace(case_file, notes="gebeld", events=())
    wire.stop_at = moment

    with pytest.raises(StorageError) as raised:
        change_file(desk(wired), changed, DAY)

    assert raised.value.reason == "server_gone"
    assert kept(anna, case_file.id) == (case_file, [])
    wire.mend()
    stored = change_file(desk(wired), changed, DAY)
    found, lines = kept(anna, case_file.id)
    assert found == stored
    assert (stored.version, len(lines)) == (case_file.version + 1, 1)


def test_an_answer_that_is_lost_for_good_is_stored_once_by_trying_again(
    anna, wired, wire, case_file
):
    changed = replace(case_file, notes="gebeld")
    wire.swallow = COMMIT

    with pytest.raises(StorageError) as raised:
        change_file(desk(wired), changed, DAY)

    # It did arrive; nobody here can know.
    assert raised.value.reason == "server_gone"
    until(lambda: kept(anna, case_file.id)[0].notes == "gebeld")
    wire.mend()
    stored = change_file(desk(wired), changed, DAY)
    found, lines = kept(anna, case_file.id)
    assert found == stored
    assert (stored.version, len(lines)) == (case_file.version + 1, 1)


def test_an_answer_that_is_lost_for_a_moment_is_asked_for_again(anna, wired, wire, case_file):
    wire.swallow = COMMIT
    wire.mend_after_break = True

    stored = change_file(desk(wired), replace(case_file, notes="gebeld"), DAY)

    found, lines = kept(anna, case_file.id)
    assert (found, len(lines)) == (stored, 1)


def test_a_new_person_whose_answer_was_lost_is_there_once(anna, wired, wire):
    client = Client(uuid4(), "Haddad", "Lina")
    wire.swallow = COMMIT

    with pytest.raises(StorageError):
        register_client(desk(wired), client, DAY)
    wire.mend()
    stored = register_client(desk(wired), client, DAY)

    with anna.work() as work:
        assert list(work.clients) == [stored]
        assert len(list(work.journal.links())) == 1


def test_somebody_elses_change_after_a_lost_answer_is_a_conflict(anna, wired, wire, case_file):
    changed = replace(case_file, notes="gebeld")
    wire.swallow = COMMIT
    with pytest.raises(StorageError):
        change_file(desk(wired), changed, DAY)
    until(lambda: kept(anna, case_file.id)[0].notes == "gebeld")
    change_file(desk(anna), replace(kept(anna, case_file.id)[0], notes="en nog eens"), DAY)
    wire.mend()

    with pytest.raises(ConflictError):
        change_file(desk(wired), changed, DAY)


def test_a_connection_that_died_between_two_saves_is_made_anew(wired, wire, case_file):
    with wired.work() as work:
        list(work.clients)
    wire.cut()
    wire.mend()

    with wired.work() as work:
        assert len(list(work.case_files)) == 1


def test_a_server_that_is_not_there_is_called_so(server_office, wire):
    wire.cut()

    with pytest.raises(StorageError) as raised:
        server_office.opened("anna", wire.settings)

    assert raised.value.reason == "server_gone"


def test_a_server_that_is_shut_down_meanwhile_is_called_so(server_office, anna):
    with anna.work() as work:
        pid = work.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
        with closing(server_office.plain()) as administrator:
            administrator.execute("SELECT pg_terminate_backend(%s)", (pid,))

        with pytest.raises(StorageError) as raised:
            list(work.clients)

    assert raised.value.reason == "server_gone"
    with anna.work() as work:
        assert list(work.clients) == []
