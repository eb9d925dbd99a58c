import json
import stat
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from uuid import uuid4

import pytest

from casework.errors import StorageError
from db.keys import (
    KEY_FILE,
    Argon2Parameters,
    create_keys,
    read_keys,
    unlock_keys,
    wrapped_slot,
    write_keys,
)

CHEAP = Argon2Parameters(memory_kib=128, time=1, lanes=1)


@pytest.fixture
def key():
    return bytes(range(32))


@pytest.fixture
def cheap(tmp_path, key, passphrase):
    """A folder with a key file that costs little to try."""
    create_keys(tmp_path, passphrase)
    vault_id = str(uuid4())
    slot = wrapped_slot(vault_id, "Fatima", key, passphrase, CHEAP)
    write_keys(tmp_path, replace(read_keys(tmp_path), vault_id=vault_id, slots=(slot,)))
    return tmp_path


def altered(folder, change, *, sealed=True):
    """Change the content of the key file; `sealed` makes its checksum fit again."""
    path = folder / KEY_FILE
    content = json.loads(path.read_bytes())
    change(content)
    if sealed:
        content.pop("checksum", None)
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
        content["checksum"] = sha256(canonical.encode()).hexdigest()
    path.write_text(json.dumps(content))


def reason(folder, passphrase):
    with pytest.raises(StorageError) as raised:
        unlock_keys(folder, passphrase)
    assert passphrase not in repr(raised.value)
    return raised.value.reason


def test_the_passphrase_gives_back_the_random_key(tmp_path, passphrase):
    key = create_keys(tmp_path / "vault", passphrase)

    assert len(key) == 32
    assert unlock_keys(tmp_path / "vault", passphrase) == key


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path, passphrase):
    keys = {create_keys(tmp_path / name, passphrase) for name in ("one", "two")}
    slots = [read_keys(tmp_path / name).slots[0] for name in ("one", "two")]

    assert len(keys) == 2
    assert slots[0].salt != slots[1].salt
    assert slots[0].nonce != slots[1].nonce


def test_a_new_key_costs_a_guesser_64_mib_and_three_passes(tmp_path, passphrase):
    create_keys(tmp_path, passphrase)

    parameters = read_keys(tmp_path).slots[0].parameters

    assert parameters == Argon2Parameters(memory_kib=65_536, time=3, lanes=4)


def test_the_key_file_is_for_its_owner_alone_and_holds_no_secret(tmp_path, passphrase):
    key = create_keys(tmp_path / "vault", passphrase)

    path = tmp_path / "vault" / KEY_FILE
    content = path.read_bytes()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert passphrase.encode() not in content
    assert key not in content
    assert key.hex().encode() not in content


def test_a_key_file_is_never_written_over(tmp_path, passphrase):
    key = create_keys(tmp_path, passphrase)

    with pytest.raises(StorageError) as raised:
        create_keys(tmp_path, "another one")

    assert raised.value.reason == "exists"
    assert unlock_keys(tmp_path, passphrase) == key


def test_an_empty_passphrase_is_refused(tmp_path):
    with pytest.raises(ValueError, match="empty"):
        create_keys(tmp_path, "")

    assert list(tmp_path.iterdir()) == []


def test_a_wrong_passphrase_opens_nothing(cheap, passphrase):
    assert reason(cheap, passphrase + " ") == "wrong_passphrase"
    assert reason(cheap, passphrase.upper()) == "wrong_passphrase"


def test_an_accent_is_the_same_however_the_keyboard_sends_it(tmp_path, key):
    composed, decomposed = "caf\u00e9 met koffie", "cafe\u0301 met koffie"
    create_keys(tmp_path, composed)

    assert unlock_keys(tmp_path, decomposed) == unlock_keys(tmp_path, composed)


def test_half_an_emoji_is_a_passphrase_too(cheap):
    assert reason(cheap, "\ud83d") == "wrong_passphrase"


def test_a_second_passphrase_opens_the_same_key(cheap, key, passphrase):
    key_file = read_keys(cheap)
    second = wrapped_slot(key_file.vault_id, "Bas", key, "tien groene fietsen", CHEAP)
    write_keys(cheap, replace(key_file, slots=(*key_file.slots, second)))

    assert unlock_keys(cheap, passphrase) == key
    assert unlock_keys(cheap, "tien groene fietsen") == key
    assert reason(cheap, "elf groene fietsen") == "wrong_passphrase"


def test_without_a_key_file_there_is_no_vault(tmp_path, passphrase):
    assert reason(tmp_path, passphrase) == "no_vault"


def test_one_flipped_bit_anywhere_is_noticed_before_the_passphrase_is_blamed(cheap, passphrase):
    path = cheap / KEY_FILE
    whole = path.read_bytes()

    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        assert reason(cheap, passphrase) == "damaged", position


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda file: file.update(vault_id=str(uuid4())), id="vault"),
        pytest.param(lambda file: file["slots"][0].update(id=str(uuid4())), id="slot"),
        pytest.param(lambda file: file["slots"][0].update(name="Eve"), id="name"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(time=2), id="passes"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(memory_kib=256), id="memory"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(lanes=2), id="lanes"),
        pytest.param(lambda file: file["slots"].clear(), id="no slot"),
    ],
)
def test_an_altered_header_opens_nothing(cheap, passphrase, change):
    altered(cheap, change)

    assert reason(cheap, passphrase) == "wrong_passphrase"


def test_a_key_file_of_a_later_version_is_not_touched(cheap, passphrase):
    altered(cheap, lambda file: file.update(version=2, slots="something new"))

    assert reason(cheap, passphrase) == "newer"


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"7", b"null", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"version": "1"}'],
)
def test_what_is_no_key_file_is_damaged(tmp_path, passphrase, content):
    (tmp_path / KEY_FILE).write_bytes(content)

    assert reason(tmp_path, passphrase) == "damaged"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda file: file.update(version=0), id="version that never was"),
        pytest.param(lambda file: file.pop("slots"), id="no list of slots"),
        pytest.param(lambda file: file.update(slots="text"), id="slots as text"),
        pytest.param(lambda file: file.update(vault_id=7), id="id as number"),
        pytest.param(lambda file: file["slots"][0].pop("salt"), id="no salt"),
        pytest.param(lambda file: file["slots"][0].update(salt="kort"), id="short salt"),
        pytest.param(lambda file: file["slots"][0].update(nonce="€"), id="nonce not base64"),
        pytest.param(lambda file: file["slots"][0].update(wrapped_key=""), id="no key"),
        pytest.param(lambda file: file["slots"][0].pop("argon2id"), id="no parameters"),
        pytest.param(
            lambda file: file["slots"][0]["argon2id"].update(memory_kib=2**40), id="all memory"
        ),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(time=10**9), id="for ever"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(lanes="4"), id="text"),
    ],
)
def test_a_malformed_key_file_is_damaged_even_when_its_checksum_fits(cheap, passphrase, change):
    altered(cheap, change)

    assert reason(cheap, passphrase) == "damaged"


def test_a_wrong_checksum_is_damage(cheap, passphrase):
    altered(cheap, lambda file: file.update(checksum=""), sealed=False)

    assert reason(cheap, passphrase) == "damaged"


def test_showing_a_key_file_shows_no_wrapped_key(cheap):
    key_file = read_keys(cheap)

    assert str(key_file.slots[0].wrapped) not in repr(key_file)


def test_importing_the_keys_loads_nothing_heavy():
    heavy = "{'sqlalchemy', 'alembic', 'sqlcipher3', 'argon2', 'cryptography'}"
    code = f"import sys, db.keys, db.attempts; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
