"""Hearing from the server what others changed."""

from contextlib import closing
from uuid import uuid4

import pytest

from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import StorageError
from casework.storage import Office
from db.listening import CHANNEL, News


@pytest.fixture
def anna(server_office):
    with closing(server_office.opened("anna")) as storage:
        yield storage


@pytest.fixture
def bram(server_office):
    with closing(server_office.opened("bram")) as storage:
        yield storage


def heard_by(listening):
    news = set()
    while found := listening.wait(0.3):
        news.update(found)
    return news


def test_one_hears_which_rows_others_changed_and_nothing_of_what_they_say(anna, bram):
    client = Client(uuid4(), "Haddad", "Lina")
    case_file = CaseFile(uuid4(), "2026-0001", client.id, "asiel")
    with closing(bram.listening()) as listening:
        with anna.work() as work:
            work.clients.put(client)
            work.case_files.put(case_file)
            work.put_office(Office("Steunpunt"))
            work.commit()

        news = heard_by(listening)

    assert news == {
        News("clients", client.id.hex),
        News("case_files", case_file.id.hex),
        News("office", "1"),
    }


def test_what_was_not_committed_is_no_news(anna, bram):
    with closing(bram.listening()) as listening:
        with anna.work() as work:
            work.put_office(Office("Steunpunt"))

        assert listening.wait(0.2) == ()


def test_what_one_stores_oneself_is_no_news(anna):
    with closing(anna.listening()) as listening:
        with anna.work() as work:
            work.put_office(Office("Steunpunt"))
            work.commit()

        assert listening.wait(0.2) == ()


def test_a_server_that_goes_away_is_told(server_office, wire):
    opened = server_office.opened("bram", wire.settings)
    with closing(opened) as storage, closing(storage.listening()) as listening:
        wire.cut()

        with pytest.raises(StorageError) as raised:
            listening.wait(5)

    assert raised.value.reason == "server_gone"


def test_the_channel_is_the_one_the_server_tells_on(server_office, anna):
    with closing(server_office.plain("bram")) as connection:
        connection.execute(f"LISTEN {CHANNEL}")
        with anna.work() as work:
            work.put_office(Office("Steunpunt"))
            work.commit()

        payloads = [one.payload for one in connection.notifies(timeout=2, stop_after=1)]

    assert payloads == ["office 1"]
