"""What the windows do with keys: strength, waiting, volunteers and the recovery sheet."""

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdf
import pytest
from argon2 import low_level
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from casework.clients import Address
from casework.errors import StorageError
from casework.storage import Office
from casework.volunteers import Volunteer
from db.slots import PASSPHRASE, RECOVERY, Argon2Parameters
from desktop import vaults
from desktop.errors import report_of
from desktop.vaults import TooSoonError, WeakPassphraseError
from tests.letter_cases import FONTS, PHRASES

ROOT = Path(__file__).resolve().parents[2]
STRONG = "zeven paarse giraffen lezen kranten"
SECOND = "negen groene bergen eten sla"
TODAY = date(2026, 11, 22)
BAS = UUID(int=2)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr("db.keys.PARAMETERS", Argon2Parameters(128, 1, 1))
    return tmp_path / "kluis"


@pytest.fixture
def vault(folder):
    made = vaults.made(folder, STRONG, "Fatima Zwartbol")
    with made.work() as work:
        work.put_office(Office("Steunpunt Wilgenroos", Address(town="Kattendijke")))
        work.volunteers.put(Volunteer(UUID(int=9), "Hermelinde Oosterbaan"))
        work.commit()
    yield made
    made.close()


def reason_of(work):
    with pytest.raises(StorageError) as raised:
        work()
    return raised.value.reason


def test_the_vault_knows_who_opened_it(vault, folder):
    vaults.add_volunteer(vault, "Bas", SECOND, BAS)
    assert vault.opened_by.name == "Fatima Zwartbol"
    vault.close()

    again = vaults.opened(folder, SECOND)

    assert (again.opened_by.id, again.opened_by.name) == (BAS, "Bas")
    again.close()


def test_everyone_who_can_open_it_is_listed(vault):
    vaults.add_volunteer(vault, "Bas", SECOND, BAS)
    vaults.make_recovery_sheet(vault, TODAY, PHRASES, FONTS)

    assert [(slot.name, slot.kind) for slot in vaults.slots(vault)] == [
        ("Fatima Zwartbol", PASSPHRASE),
        ("Bas", PASSPHRASE),
        ("", RECOVERY),
    ]


@pytest.mark.parametrize(
    "passphrase",
    [
        "Steunpunt Wilgenroos",
        "wilgenroos kattendijke",
        "hermelinde oosterbaan",
        "Fatima Zwartbol Bas",
    ],
)
def test_names_that_everyone_in_the_office_knows_make_no_passphrase(vault, passphrase):
    changes = (
        lambda: vaults.add_volunteer(vault, "Bas", passphrase, BAS),
        lambda: vaults.change_passphrase(vault, STRONG, passphrase),
        lambda: vaults.reset_passphrase(vault, vault.opened_by.id, passphrase),
    )

    for change in changes:
        with pytest.raises(WeakPassphraseError):
            change()


def test_a_vault_is_not_made_with_the_name_of_who_makes_it(folder):
    with pytest.raises(WeakPassphraseError):
        vaults.made(folder, "Hermelinde Oosterbaan", "Hermelinde Oosterbaan")

    assert not folder.exists()


def test_a_passphrase_is_changed_and_a_wrong_one_is_counted(vault, folder):
    assert reason_of(lambda: vaults.change_passphrase(vault, "geraden", SECOND)) == (
        "wrong_passphrase"
    )
    with pytest.raises(TooSoonError):
        vaults.change_passphrase(vault, STRONG, SECOND)
    (folder / "vault.attempts").unlink()

    vaults.change_passphrase(vault, STRONG, SECOND)

    vault.close()
    vaults.opened(folder, SECOND).close()


def test_who_forgot_a_passphrase_gets_in_again(vault, folder):
    vaults.add_volunteer(vault, "Bas", STRONG[::-1], BAS)

    vaults.reset_passphrase(vault, BAS, SECOND)
    vaults.rename_volunteer(vault, BAS, "Bas de Boer")

    vault.close()
    again = vaults.opened(folder, SECOND)
    assert again.opened_by.name == "Bas de Boer"
    again.close()


def test_who_is_removed_gets_in_no_more(vault, folder):
    vaults.add_volunteer(vault, "Bas", SECOND, BAS)

    vaults.remove_volunteer(vault, BAS)

    with vault.work() as work:
        assert work.office().name == "Steunpunt Wilgenroos"
    vault.close()
    assert reason_of(lambda: vaults.opened(folder, SECOND)) == "wrong_passphrase"


def test_the_code_on_the_sheet_opens_the_vault(vault, folder):
    pdf = vaults.make_recovery_sheet(vault, TODAY, PHRASES, FONTS)
    vault.close()

    (page,) = pypdf.PdfReader(io.BytesIO(pdf)).pages
    words = page.extract_text().split()
    code = "".join(word for word in words if len(word) == 5 and word.isupper())
    again = vaults.opened(folder, code)

    assert "Wilgenroos" in words
    assert again.opened_by.kind == RECOVERY
    again.close()


def test_a_typing_error_in_the_code_is_counted_too(vault, folder):
    vault.close()

    assert reason_of(lambda: vaults.opened(folder, "ABCDE-" * 5 + "ABCDE")) == "mistyped_code"
    with pytest.raises(TooSoonError):
        vaults.opened(folder, STRONG)


def crash_while(work):
    try:
        work()
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what the test is about)
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        pytest.param(low_level, "hash_secret_raw", id="while deriving"),
        pytest.param(X25519PrivateKey, "from_private_bytes", id="with the private half"),
        pytest.param(sys.modules["db.storage"], "bring_up_to_date", id="with the key"),
    ],
)
def test_a_crash_while_unlocking_reports_no_passphrase_and_no_key(
    vault, folder, monkeypatch, owner, name
):
    key = vault.with_key(lambda _, key: key)
    vault.close()
    seen = []

    def broken(*arguments, **_):
        seen.extend(arguments)
        raise ValueError(f"cannot work with {arguments!r}")

    monkeypatch.setattr(owner, name, broken)
    error = crash_while(lambda: vaults.opened(folder, STRONG))

    report = report_of(error)
    assert "ValueError" in report
    assert "opened" in report
    for secret in (STRONG, *STRONG.split(), key.hex(), repr(key), *map(repr, seen)):
        assert secret not in report


CRASHES = """
import sys
from pathlib import Path
from argon2 import low_level
from PySide6.QtCore import QCoreApplication, QTimer
from desktop import vaults
from desktop.errors import ErrorHandler
from desktop.jobs import Jobs

def broken(secret, *_, **__):
    raise ValueError(f"cannot work with {secret!r}")

app = QCoreApplication([])
errors, jobs = ErrorHandler(), Jobs()
errors.install()
errors.crashed.connect(lambda report: app.quit())
low_level.hash_secret_raw = broken
passphrase = sys.stdin.readline()
jobs.run(lambda: vaults.opened(Path(sys.argv[1]), passphrase), print)
app.exec()
jobs.close()
"""


def test_a_program_that_crashes_while_unlocking_says_no_passphrase(vault, folder, tmp_path):
    vault.close()
    before = {path for path in tmp_path.rglob("*") if path.is_file()}

    done = subprocess.run(
        [sys.executable, "-c", CRASHES, folder],
        input=STRONG.encode(),
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        check=True,
    )

    said = (done.stdout + done.stderr).decode()
    assert "builtins.ValueError" in said
    assert not [word for word in STRONG.split() if word in said]
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before
