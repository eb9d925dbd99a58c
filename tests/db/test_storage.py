"""The vault as a whole: what goes in comes out, and only for who knows the passphrase."""

from datetime import date
from uuid import uuid4

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.errors import StorageError
from db.storage import create_vault, open_vault

PASSPHRASE = "vier bruine paarden zwemmen"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "vault"


def test_what_was_committed_is_there_after_opening_again(folder):
    client = Client(uuid4(), "Şükrü", "Ayşe")
    case_file = CaseFile(
        uuid4(),
        "2026-0001",
        client.id,
        "asiel",
        events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),),
    )
    storage = create_vault(folder, PASSPHRASE)
    with storage.work() as work:
        work.clients.put(client)
        work.case_files.put(case_file)
        work.commit()
    storage.close()

    storage = open_vault(folder, PASSPHRASE)

    with storage.work() as work:
        assert list(work.clients) == [client]
        assert list(work.case_files) == [case_file]
    storage.close()


def test_what_was_not_committed_is_gone(folder):
    storage = create_vault(folder, PASSPHRASE)

    with storage.work() as work:
        work.clients.put(Client(uuid4(), "Yılmaz"))

    with storage.work() as work:
        assert list(work.clients) == []
    storage.close()


def test_a_wrong_passphrase_opens_nothing(folder):
    create_vault(folder, PASSPHRASE).close()

    with pytest.raises(StorageError) as raised:
        open_vault(folder, "vier bruine paarden zwommen")

    assert raised.value.reason == "wrong_passphrase"
