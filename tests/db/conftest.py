"""What the tests of the vault share: a fresh vault, and a folder that really cannot be written."""

import os
import shutil
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from alembic import command

from db.connections import connect
from db.files import VAULT_FILE, new_private_file
from db.keys import create_keys
from db.migrate import run_alembic
from db.storage import create_vault, open_vault

NOBODY = 65534


@pytest.fixture(scope="session")
def passphrase():
    return "vier bruine paarden zwemmen"


@pytest.fixture(scope="session")
def empty_vault(tmp_path_factory, passphrase):
    folder = tmp_path_factory.mktemp("session") / "vault"
    create_vault(folder, passphrase).close()
    return folder


@pytest.fixture
def folder(tmp_path, empty_vault):
    """A folder with an empty vault in it, copied to save time."""
    return shutil.copytree(empty_vault, tmp_path / "vault")


@pytest.fixture
def storage(folder, passphrase):
    storage = open_vault(folder, passphrase)
    yield storage
    storage.close()


@pytest.fixture
def vault_of_revision(passphrase):
    """Make an empty vault as an earlier version of the program did; hand over its key."""

    def make(folder, revision):
        key = create_keys(folder, passphrase).key
        path = folder / VAULT_FILE
        new_private_file(path)
        with closing(connect(path, key)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        run_alembic(path, key, lambda config: command.upgrade(config, revision))
        return key

    return make


@pytest.fixture(scope="module")
def shared_storage(tmp_path_factory, empty_vault, passphrase):
    """A vault for tests that commit nothing."""
    folder = shutil.copytree(empty_vault, tmp_path_factory.mktemp("shared") / "vault")
    storage = open_vault(folder, passphrase)
    yield storage
    storage.close()


@pytest.fixture
def reachable_folder():
    """A folder that a user without rights can reach too; pytest's own are for one user."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture
def written_by_nobody():
    """A block in which the folder and its files can be read but not written, even by root."""

    @contextmanager
    def read_only(folder):
        paths = [*folder.rglob("*"), folder]
        root = os.geteuid() == 0
        for path in paths:
            if root:
                os.chown(path, NOBODY, NOBODY)
            path.chmod(0o500 if path.is_dir() else 0o400)
        if root:
            os.seteuid(NOBODY)
        try:
            yield
        finally:
            if root:
                os.seteuid(0)
            for path in reversed(paths):
                path.chmod(0o700 if path.is_dir() else 0o600)

    return read_only
