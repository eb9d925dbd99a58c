"""Where the server is, as a small file says."""

import subprocess
import sys
from pathlib import Path

import pytest

from casework.errors import StorageError
from db.server_settings import (
    SERVER_FILE,
    ServerSettings,
    is_on_server,
    parameters,
    read_settings,
    write_settings,
)

SETTINGS = ServerSettings("server.kantoor.example", "kantoor", 5433, "/etc/ssl/root.crt")
ROOT = Path(__file__).parents[2]


def test_what_is_written_is_read_again(tmp_path):
    assert not is_on_server(tmp_path)

    write_settings(tmp_path, SETTINGS)

    assert is_on_server(tmp_path)
    assert read_settings(tmp_path) == SETTINGS


def test_strange_characters_in_a_path_survive(tmp_path):
    settings = ServerSettings(str(tmp_path / 'map "één" \\ twee'), "kantoor")

    write_settings(tmp_path, settings)

    assert read_settings(tmp_path) == settings


def test_host_and_database_are_enough(tmp_path):
    (tmp_path / SERVER_FILE).write_text('host = "h"\ndatabase = "d"\n')

    assert read_settings(tmp_path) == ServerSettings("h", "d", 5432, "system")


def test_a_certificate_is_looked_for_beside_the_file(tmp_path):
    (tmp_path / SERVER_FILE).write_text(
        'host = "h"\ndatabase = "d"\nroot_certificate = "root.crt"\n'
    )

    assert read_settings(tmp_path).root_certificate == str(tmp_path / "root.crt")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("host = ", "TOML"),
        ('host = "h"', "database"),
        ('host = ""\ndatabase = "d"', "host"),
        ('host = "h"\ndatabase = "d"\nport = "5432"', "port"),
        ('host = "h"\ndatabase = "d"\nport = true', "port"),
        ('host = "h"\ndatabase = "d"\npassword = "geheim"', "password"),
        ('host = "h"\ndatabase = "d"\nsslmode = "disable"', "sslmode"),
    ],
)
def test_a_file_that_is_wrong_names_the_key(tmp_path, text, key):
    (tmp_path / SERVER_FILE).write_text(text)

    with pytest.raises(StorageError) as raised:
        read_settings(tmp_path)

    assert (raised.value.reason, raised.value.detail) == ("server_settings", key)


def test_a_file_that_is_no_text_is_wrong_too(tmp_path):
    (tmp_path / SERVER_FILE).write_bytes(b"\xff\xfe")

    with pytest.raises(StorageError) as raised:
        read_settings(tmp_path)

    assert raised.value.reason == "server_settings"


@pytest.mark.parametrize("host", ["/run/postgresql", "localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_on_this_computer_no_certificate_is_asked(host):
    settings = ServerSettings(host, "kantoor")

    assert settings.is_here
    assert parameters(settings)["sslmode"] == "prefer"


@pytest.mark.parametrize(
    "host", ["server.example", "10.0.0.1", "192.168.1.2", "localhost.example", "127.example", "::2"]
)
def test_to_another_computer_only_with_tls_a_checked_name_and_a_bound_channel(host):
    found = parameters(ServerSettings(host, "kantoor"))

    assert (found["sslmode"], found["channel_binding"]) == ("verify-full", "require")
    assert (found["sslrootcert"], found["require_auth"]) == ("system", "scram-sha-256")


def test_an_office_with_a_vault_never_loads_what_speaks_to_a_server():
    check = (
        "import sys, desktop.session, cli.check;"
        "sys.exit('psycopg' in sys.modules or 'db.server' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, check=False)

    assert done.returncode == 0
