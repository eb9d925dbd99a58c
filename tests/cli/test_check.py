"""`termijnwacht check`: the answer in words and in the exit status; the passphrase stays unseen."""

import io
import sys

import pytest

from cli.__main__ import main
from db.files import VAULT_FILE
from db.storage import create_vault, open_vault

PASSPHRASE = "zeven paarse giraffen lezen"


class Terminal(io.StringIO):
    """Something typed at a terminal."""

    def isatty(self):
        return True


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("check") / "kluis"
    create_vault(folder, PASSPHRASE).close()
    return folder


@pytest.fixture
def asked(monkeypatch, capsys):
    """Run the command with a line of standard input; return status and what was said."""

    def ask(folder, *words, typed=PASSPHRASE):
        monkeypatch.setattr(sys, "stdin", io.StringIO(f"{typed}\n"))
        status = main(["check", str(folder), *words])
        return status, *capsys.readouterr()

    return ask


def test_a_clean_vault_says_so_and_exits_with_nothing(made, asked):
    status, said, trouble = asked(made)

    assert status == 0
    assert said.startswith("De kluis is in orde.")
    assert trouble == ""


def test_the_words_are_english_when_asked_for(made, asked):
    assert asked(made, "--lang", "en")[1].startswith("The vault is in order.")


def test_a_damaged_vault_is_told_with_what_to_do(made, asked):
    path = made / VAULT_FILE
    good = path.read_bytes()
    path.write_bytes(good[:20_000] + bytes([good[20_000] ^ 1]) + good[20_001:])

    status, said, _ = asked(made)

    path.write_bytes(good)
    assert status == 1
    assert "Versleuteling: Beschadigde bladzijden: 1 (nummers 5)." in said
    assert "reservekopie" in said


def test_a_wrong_passphrase_cannot_be_checked_and_makes_one_wait(made, asked):
    status, said, trouble = asked(made, typed="fout")
    again = asked(made)

    (made / "vault.attempts").unlink()
    assert (status, said) == (2, "")
    assert "De kluis kon niet worden nagekeken. Deze wachtwoordzin klopt niet." in trouble
    assert again[0] == 2
    assert "Wacht nog 1 s." in again[2]


def test_a_folder_without_a_vault_cannot_be_checked(tmp_path, asked):
    assert asked(tmp_path)[0] == 2


def test_a_vault_that_is_open_cannot_be_checked_from_outside(made, asked):
    storage = open_vault(made, PASSPHRASE)

    status, _, trouble = asked(made)

    storage.close()
    assert status == 2
    assert "al open" in trouble


def test_at_a_terminal_the_passphrase_is_asked_without_showing_it(made, monkeypatch, capsys):
    prompts = []
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda prompt: prompts.append(prompt) or PASSPHRASE)

    status = main(["check", str(made)])

    assert status == 0
    assert prompts == ["Wachtwoordzin: "]
    assert PASSPHRASE not in "".join(capsys.readouterr())


def test_the_passphrase_is_no_argument(made, capsys):
    with pytest.raises(SystemExit) as raised:
        main(["check", str(made), PASSPHRASE])

    assert raised.value.code == 2
