"""A vault as the first version of the program left it: kept here, and still opening."""

import json
import os
import shutil
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from casework.errors import StorageError
from db.files import VAULT_FILE
from db.key_file import KEY_FILE, read_keys
from db.keys import add_slot, unlock_keys
from db.old_keys import OldKeyFile
from db.rekey import fitting
from db.storage import open_vault

KEPT = Path(__file__).parent / "vaults" / "of_revision_0002"
SECOND = "tien groene fietsen"


@pytest.fixture
def old(tmp_path):
    return shutil.copytree(KEPT, tmp_path / "old")


def family_names(storage):
    with storage.work() as work:
        return [client.family_name for client in work.clients], work.office().name


def test_a_vault_of_the_first_version_opens_with_all_that_is_in_it(old, passphrase):
    storage = open_vault(old, passphrase)

    assert family_names(storage) == (["Gebreselassie"], "Steunpunt")
    assert storage.opened_by.id == UUID(json.loads((KEPT / KEY_FILE).read_text())["slots"][0]["id"])
    storage.close()


def test_opening_it_upgrades_the_key_file_so_that_others_can_be_let_in(old, passphrase):
    key = unlock_keys(old, passphrase).key
    storage = open_vault(old, passphrase)

    storage.with_key(lambda folder, key: add_slot(folder, key, "Bas", SECOND))

    storage.close()
    assert not isinstance(read_keys(old), OldKeyFile)
    storage = open_vault(old, SECOND)
    assert family_names(storage) == (["Gebreselassie"], "Steunpunt")
    assert storage.with_key(lambda _, key: key) == key
    storage.close()


def test_a_wrong_passphrase_upgrades_nothing(old):
    with pytest.raises(StorageError) as raised:
        open_vault(old, SECOND)

    assert raised.value.reason == "wrong_passphrase"
    assert (old / KEY_FILE).read_bytes() == (KEPT / KEY_FILE).read_bytes()


def test_a_stolen_vault_without_its_key_file_opens_by_nothing_that_is_typed(old, passphrase):
    (old / KEY_FILE).unlink()
    guesses = (bytes(32), os.urandom(32), sha256(passphrase.encode()).digest())

    with pytest.raises(StorageError) as raised:
        open_vault(old, passphrase)

    assert raised.value.reason == "damaged"
    assert fitting(old / VAULT_FILE, guesses) is None
    assert not (old / VAULT_FILE).read_bytes().startswith(b"SQLite format")


def test_a_key_file_without_its_vault_opens_nothing(old, passphrase):
    (old / VAULT_FILE).unlink()

    with pytest.raises(StorageError) as raised:
        open_vault(old, passphrase)

    assert raised.value.reason == "no_vault"
    assert b"Gebreselassie" not in (old / KEY_FILE).read_bytes()
