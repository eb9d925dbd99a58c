"""The commands of an administrator: setting up, letting in and out, and moving."""

import io
from contextlib import closing
from uuid import uuid4

import pytest

from casework.clients import Client
from casework.errors import StorageError
from cli.__main__ import main
from db.files import VAULT_FILE
from db.server import open_server
from db.server_settings import SERVER_FILE, is_on_server, read_settings, write_settings
from db.storage import create_vault, open_vault

PASSPHRASE = "elf oude ezels dansen"


@pytest.fixture
def administrator(postgres):
    with postgres.database() as made:
        yield made


@pytest.fixture
def folder(tmp_path, administrator):
    """A folder that says where the server is."""
    (tmp_path / "server").mkdir()
    write_settings(tmp_path / "server", administrator.settings)
    return tmp_path / "server"


@pytest.fixture
def vault(tmp_path):
    """The folder of a vault with one person in it."""
    made = create_vault(tmp_path / "vault", PASSPHRASE, "Piet")
    with closing(made) as storage, storage.work() as work:
        work.clients.put(Client(uuid4(), "Haddad", "Lina"))
        work.commit()
    return tmp_path / "vault"


@pytest.fixture
def run(administrator, monkeypatch, capsys):
    """Run a command with lines of input, after that of the administrator."""

    def command(*words, lines=()):
        typed = "".join(f"{line}\n" for line in (administrator.passphrase, *lines))
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        status = main([*map(str, words), "--as", administrator.login])
        return status, capsys.readouterr()

    return command


def made_login(run, folder, *more):
    """Let Anna in, and return her login and passphrase."""
    login = f"anna_{uuid4().hex[:6]}"
    status, told = run("server", "add", folder, "--login", login, "--name", "Anna", *more)
    assert status == 0
    return login, told.out.split()[-1]


def people_on(folder, login, passphrase):
    opened = open_server(read_settings(folder), login, passphrase)
    with closing(opened) as storage, storage.work() as work:
        return storage.volunteer, [person.family_name for person in work.clients]


def test_a_server_is_set_up_as_often_as_one_likes(run, tmp_path, administrator):
    settings = administrator.settings
    place = ("--host", settings.host, "--port", settings.port, "--database", settings.database)

    for _ in range(2):
        status, told = run("server", "setup", tmp_path, *place)

        assert status == 0
        assert settings.database in told.out
    assert read_settings(tmp_path).host == settings.host


def test_somebody_is_let_in_given_another_passphrase_and_shut_out(run, folder):
    run("server", "setup", folder)
    login, first = made_login(run, folder, "--role", "coordinator")
    assert people_on(folder, login, first)[0].role == "coordinator"

    status, told = run("server", "passphrase", folder, "--login", login)

    second = told.out.split()[-1]
    assert (status, people_on(folder, login, second)[0].name) == (0, "Anna")
    with pytest.raises(StorageError):
        people_on(folder, login, first)

    # She is the last coordinator.
    assert run("server", "remove", folder, "--login", login)[0] == 2
    made_login(run, folder, "--name", "Bea", "--role", "coordinator")
    assert run("server", "remove", folder, "--login", login)[0] == 0
    with pytest.raises(StorageError):
        people_on(folder, login, second)


@pytest.mark.parametrize("part", ["remove", "passphrase"])
def test_a_login_that_nobody_has_is_named(run, folder, part):
    run("server", "setup", folder)

    status, told = run("server", part, folder, "--login", "noor")

    assert status == 2
    assert "noor" in told.err


def test_a_folder_without_a_server_is_said_so(run, tmp_path):
    status, told = run("server", "setup", tmp_path)

    assert status == 2
    assert told.err.startswith("termijnwacht server: ")


def test_an_office_moves_to_a_server_and_back(run, folder, vault, tmp_path):
    run("server", "setup", folder)

    status, told = run("move", vault, folder, lines=[PASSPHRASE])

    assert status == 0, told.err
    assert "found equal" in told.out
    # Who opens the folder of the vault now, comes to the server.
    assert is_on_server(vault)
    login, passphrase = made_login(run, folder, "--role", "coordinator")
    assert people_on(vault, login, passphrase)[1] == ["Haddad"]

    back = tmp_path / "back"
    status, told = run("move", folder, back, "--login", login, lines=[passphrase])

    assert status == 0, told.err
    with closing(open_vault(back, passphrase)) as storage, storage.work() as work:
        assert [person.family_name for person in work.clients] == ["Haddad"]
        assert storage.opened_by.name == "Anna"
    with pytest.raises(StorageError) as raised:
        people_on(folder, login, passphrase)
    assert raised.value.reason == "server_closed"


def test_a_move_that_fails_leaves_no_vault_to_work_in(run, folder, tmp_path):
    run("server", "setup", folder)
    login, passphrase = made_login(run, folder)
    back = tmp_path / "back"

    # A volunteer takes no office along.
    status, _ = run("move", folder, back, "--login", login, lines=[passphrase])

    assert status == 2
    assert not (back / VAULT_FILE).exists()


def test_a_vault_moves_only_to_where_a_server_is(run, vault, tmp_path):
    status, told = run("move", vault, tmp_path, lines=[PASSPHRASE])

    assert status == 2
    assert not (vault / SERVER_FILE).exists()
    assert told.err
