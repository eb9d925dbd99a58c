"""Moving an office from a vault to a server and back."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from sqlalchemy import text

from casework.agreements import MACHTIGING, Agreement
from casework.casefile import CaseEvent, CaseFile, FamilyMember
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import MOVED, flaws
from casework.law.additions import Addition, AgreedRules
from casework.storage import Office, StoredLetter
from casework.usecases import register_client
from casework.volunteers import COORDINATOR, Access, Volunteer
from db import moving
from db.journal import SqlJournal
from db.models import Row
from db.moving import Mover, contents_of, coordinator_of, move_to_server, move_to_vault
from db.server import open_server
from db.server_setup import acting, add_volunteer, set_up
from db.storage import create_vault
from tests.servers import PASSPHRASE, staffed

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 2)
PIET = Volunteer(uuid4(), "Piet", COORDINATOR, DAY)
MOVER = Mover(PIET.id, NOW)


@pytest.fixture
def target(postgres):
    """An office on the server that is set up and empty."""
    with postgres.database() as administrator:
        set_up(administrator)
        yield administrator


@pytest.fixture
def vault(storage):
    """A vault with something in every table."""
    fill(storage)
    return storage


def fill(storage):
    client = Client(uuid4(), "Đặng", "Minh Ánh", notes="belt 's avonds ☎")
    case_file = CaseFile(
        uuid4(),
        "2026-0001",
        client.id,
        "nareis",
        events=(CaseEvent("aanvraag_ontvangen", DAY), CaseEvent("besluit", DAY, outcome="x")),
        family=(FamilyMember(client.id, "partner"),),
        assigned_to=PIET.id,
        keep_until=DAY,
    )
    desk = Desk(storage, PIET, lambda: NOW)
    with storage.work() as work:
        work.volunteers.put(PIET)
        work.commit()
    register_client(desk, client, DAY)
    with desk.work() as work:
        work.case_files.put(case_file)
        for _ in range(3):
            pdf = bytes(range(256)) * 100
            work.letters.put(StoredLetter(uuid4(), case_file.id, "b", DAY, "één", pdf, "0"))
        work.accesses.put(Access(uuid4(), case_file.id, PIET.id, DAY, DAY, "een goede reden"))
        work.agreements.put(Agreement(uuid4(), client.id, MACHTIGING, DAY))
        work.additions.put(Addition("x.toml", "id = 'é'", "Besluit", DAY))
        work.put_agreed_rules(AgreedRules({"een.toml": "titel = 'één'"}, DAY))
        work.put_office(Office("Steunpunt"))
        work.commit()


def lines_of(storage):
    with storage.work() as work:
        return list(work.journal.links())


def test_all_of_a_vault_is_on_the_server_afterwards(vault, target):
    with vault.work() as work:
        people, files = list(work.clients), list(work.case_files)

    moved = move_to_server(vault, target, MOVER)

    add_volunteer(target, PIET, f"piet_{uuid4().hex[:6]}", PASSPHRASE)
    assert {name for name, content in moved.items() if content.rows} >= {
        "clients", "case_files", "events", "family_members", "letters", "journal", "accesses",
        "agreements", "additions", "agreed_rules", "office", "volunteers",
    }  # fmt: skip
    with acting(target) as server:
        found = contents_of(server)
        assert {n: c for n, c in found.items() if n not in ("journal", "volunteers")} == {
            n: c for n, c in moved.items() if n not in ("journal", "volunteers")
        }
        login = server.execute(text("SELECT login FROM volunteers")).scalar_one()
    with closing(open_server(target.settings, login, PASSPHRASE)) as office, office.work() as work:
        assert list(work.clients) == people
        assert [replace(one, handler="Piet") for one in files] == list(work.case_files)


def test_the_journal_goes_on_in_the_same_chain(vault, target):
    before = lines_of(vault)

    move_to_server(vault, target, MOVER)

    with acting(target) as server:
        after = list(SqlJournal(server).links())
    assert after[:-1] == before
    assert (after[-1].action, after[-1].by) == (MOVED, PIET.id.hex)
    assert list(flaws(after)) == []


def test_the_vault_itself_is_left_as_it_was(vault, target):
    with vault.work() as work:
        before = contents_of(work.connection)

    move_to_server(vault, target, MOVER)

    with vault.work() as work:
        assert contents_of(work.connection) == before


def test_numbers_and_letters_go_on_where_they_were(vault, target):
    move_to_server(vault, target, MOVER)
    login = f"piet_{uuid4().hex[:6]}"
    add_volunteer(target, PIET, login, PASSPHRASE)

    with closing(open_server(target.settings, login, PASSPHRASE)) as office, office.work() as work:
        assert work.case_files.last_number(2026) == 1
        case_file = next(iter(work.case_files))
        letter = StoredLetter(uuid4(), case_file.id, "b", DAY, "", b"", "0")
        work.letters.put(letter)
        assert work.letters.of_case(case_file.id)[-1].id == letter.id
        assert work.additions.put(Addition("y.toml", "", "", DAY)).number == 2
        work.commit()


def test_a_server_with_something_in_it_is_refused(vault, target, postgres):
    staffed(postgres, target)

    with pytest.raises(StorageError) as raised:
        move_to_server(vault, target, MOVER)

    assert raised.value.reason == "move_not_empty"


def test_a_copy_that_differs_is_taken_back(vault, target, monkeypatch):
    real = moving.contents_of
    monkeypatch.setattr(
        moving,
        "contents_of",
        lambda connection: (
            real(connection) | ({"clients": None} if connection.dialect.name == "sqlite" else {})
        ),
    )

    with pytest.raises(StorageError) as raised:
        move_to_server(vault, target, MOVER)

    assert (raised.value.reason, raised.value.detail) == ("move_differs", "clients")
    with acting(target) as server:
        assert not any(content.rows for content in contents_of(server).values())


def test_a_server_that_is_not_set_up_is_refused(vault, postgres):
    with postgres.database() as bare, pytest.raises(StorageError) as raised:
        move_to_server(vault, bare, MOVER)

    assert raised.value.reason == "server_older"


def test_back_in_a_vault_everything_is_there_and_the_server_is_closed(
    vault, target, postgres, tmp_path
):
    move_to_server(vault, target, MOVER)
    login = f"piet_{uuid4().hex[:6]}"
    add_volunteer(target, PIET, login, PASSPHRASE)
    who, name = coordinator_of(target, login, PASSPHRASE)
    still_open = open_server(target.settings, login, PASSPHRASE)
    with still_open.work() as work:
        before = list(work.case_files)

    with closing(create_vault(tmp_path / "back", PASSPHRASE, name, who)) as back:
        move_to_vault(target, back, Mover(who, NOW))

        assert back.opened_by.id == PIET.id
        with back.work() as work:
            assert list(work.case_files) == before
        after = lines_of(back)
    assert [one.action for one in after].count(MOVED) == 2
    assert list(flaws(after)) == []
    with pytest.raises(StorageError) as raised, still_open.work() as work:
        list(work.clients)
    assert raised.value.reason == "server_refused"
    still_open.close()
    for again in range(2):
        with pytest.raises(StorageError) as raised:
            open_server(target.settings, login, PASSPHRASE)
        assert raised.value.reason == "server_closed"
        if not again:
            # Setting up again does not open what has moved away.
            set_up(target)


def test_who_is_no_coordinator_takes_no_office_with_them(server_office):
    with pytest.raises(StorageError) as raised:
        coordinator_of(server_office.administrator, server_office.login("bram"), PASSPHRASE)

    assert raised.value.reason == "server_refused"


def test_every_table_is_compared(vault):
    with vault.work() as work:
        assert set(contents_of(work.connection)) == set(Row.metadata.tables)


def test_one_changed_letter_changes_the_hash(vault):
    with vault.work() as work:
        before = contents_of(work.connection)
        work.connection.execute(text("UPDATE letters SET pdf = x'00' WHERE serial = 2"))
        after = contents_of(work.connection)

    assert {name for name in before if before[name] != after[name]} == {"letters"}
