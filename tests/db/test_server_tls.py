"""Nothing is said to another computer unless it is certain that it is the server."""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from casework.errors import StorageError
from db.server import open_server
from db.server_engine import connected
from db.server_settings import ServerSettings
from tests.servers import PASSPHRASE
from tests.tls import HOST, Authority, Middle

NOBODY = "nobody"


@pytest.fixture
def on_this_computer(monkeypatch):
    """Reach the host of the tests on this computer, without asking anyone where it is."""

    @contextmanager
    def reached():
        with monkeypatch.context() as patch:
            patch.setenv("PGHOSTADDR", "127.0.0.1")
            yield

    return reached


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def refused(server_office, on_this_computer):
    """Try to open the office through somebody in the middle; return why it was refused."""

    def reason(certificate, root):
        middle = Middle(server_office.settings, certificate)
        settings = replace(
            server_office.settings, host=HOST, port=middle.port, root_certificate=str(root)
        )
        try:
            with on_this_computer(), pytest.raises(StorageError) as raised:
                open_server(settings, server_office.login("anna"), PASSPHRASE)
        finally:
            middle.close()
        return raised.value.reason

    return reason


def test_a_server_without_tls_is_not_spoken_to(refused, authority):
    assert refused(None, authority.file) == "server_tls"


def test_a_certificate_of_somebody_else_is_refused(refused, authority, tmp_path):
    (tmp_path / "other").mkdir()
    other = Authority(tmp_path / "other", "other")

    assert refused(other.certified(HOST), authority.file) == "server_tls"


def test_a_certificate_for_another_host_is_refused(refused, authority):
    assert refused(authority.certified("another.example"), authority.file) == "server_tls"


def test_a_root_certificate_that_is_not_there_is_refused(refused, authority, tmp_path):
    assert refused(authority.certified(HOST), tmp_path / "absent.crt") == "server_tls"


def test_who_sits_in_between_with_a_good_certificate_gets_no_proof_to_pass_on(refused, authority):
    # The passphrase is proven for one connection: not for the one from the middle to the server.
    assert refused(authority.certified(HOST), authority.file) == "server_tls"


def test_a_server_with_its_own_certificate_is_spoken_to_in_secret(authority, on_this_computer):
    with _tls_server(authority.certified(HOST)) as port, on_this_computer():
        settings = ServerSettings(HOST, "postgres", port, str(authority.file))

        with closing(connected(settings, "postgres", PASSPHRASE)) as connection:
            told = "SELECT ssl, version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
            assert connection.execute(told).fetchone() == (True, "TLSv1.3")
        with pytest.raises(StorageError) as raised:
            connected(settings, "postgres", "something else")
    assert raised.value.reason == "wrong_passphrase"


@contextmanager
def _tls_server(certificate):
    """Start the PostgreSQL of this computer, if it has one that can do TLS."""
    found = shutil.which("postgres")
    if found is None or not hasattr(os, "geteuid"):
        pytest.skip("no PostgreSQL with TLS on this computer")
    programs = Path(found).resolve().parent
    user = {"user": NOBODY} if os.geteuid() == 0 else {}
    with tempfile.TemporaryDirectory() as name:
        folder, data = Path(name), Path(name) / "data"
        folder.chmod(0o755)
        data.mkdir(mode=0o700)
        (folder / "word").write_text(PASSPHRASE)
        (folder / "word").chmod(0o644)
        if user:
            shutil.chown(data, NOBODY)

        def run(program, *words):
            subprocess.run(
                [programs / program, "-D", data, *words],
                check=True, capture_output=True, cwd=folder, **user,
            )  # fmt: skip

        run("initdb", "-U", "postgres", "-A", "scram-sha-256", f"--pwfile={folder / 'word'}")
        for part, made in zip(("crt", "key"), certificate, strict=True):
            shutil.copy(made, data / f"server.{part}")
            if user:
                shutil.chown(data / f"server.{part}", NOBODY)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        settings = f"-h 127.0.0.1 -p {port} -k {data} -c ssl=on"
        try:
            run("pg_ctl", "-w", "-l", data / "log", "-o", settings, "start")
        except subprocess.CalledProcessError:
            log = (data / "log").read_text()
            if "SSL is not supported" in log:
                pytest.skip("the PostgreSQL of this computer cannot do TLS")
            raise
        try:
            yield port
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
