import json
import shutil
import stat
import subprocess
import sys
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from argon2 import low_level

from casework.errors import StorageError
from casework.storage import NotFoundError
from db.attempts import LONGEST_WAIT, counted, seconds_to_wait
from db.key_file import KEY_FILE, read_keys
from db.keys import (
    Unlocked,
    add_slot,
    change_passphrase,
    create_keys,
    make_recovery,
    rename_slot,
    reset_passphrase,
    slots,
    unlock_keys,
    upgrade_keys,
)
from db.old_keys import OldKeyFile
from db.recovery_code import new_code
from db.slots import PASSPHRASE, RECOVERY, Argon2Parameters, SlotName

CHEAP = Argon2Parameters(memory_kib=128, time=1, lanes=1)
OLD_VAULT = Path(__file__).parent / "vaults" / "of_revision_0002"
BAS = UUID(int=2)
SECOND = "tien groene fietsen"


@pytest.fixture
def cheap(tmp_path, passphrase, monkeypatch):
    """A folder with a key file that costs little to try."""
    monkeypatch.setattr("db.keys.PARAMETERS", CHEAP)
    create_keys(tmp_path, passphrase, "Fatima")
    return tmp_path


@pytest.fixture
def key(cheap, passphrase):
    return unlock_keys(cheap, passphrase).key


@pytest.fixture
def office(cheap, key):
    """The same with two people and a recovery sheet; hand over its code."""
    add_slot(cheap, key, "Bas", SECOND, BAS)
    return make_recovery(cheap, key)


@pytest.fixture
def old(tmp_path):
    """A key file as the first version of the program wrote it."""
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copyfile(OLD_VAULT / KEY_FILE, folder / KEY_FILE)
    return folder


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


def flipped(text):
    content = b64decode(text)
    return b64encode(content[:-1] + bytes([content[-1] ^ 1])).decode()


def flip(*place):
    """Change the last byte of what stands at a place in the key file."""

    def change(content):
        for step in place[:-1]:
            content = content[step]
        content[place[-1]] = flipped(content[place[-1]])

    return change


def reason(folder, passphrase):
    return reason_of(lambda: unlock_keys(folder, passphrase), passphrase)


def reason_of(work, *secrets):
    with pytest.raises(StorageError) as raised:
        work()
    assert not any(secret and secret in repr(raised.value) for secret in secrets)
    return raised.value.reason


def test_the_passphrase_gives_back_the_random_key(tmp_path, passphrase):
    made = create_keys(tmp_path / "vault", passphrase, "Fatima")

    assert len(made.key) == 32
    assert unlock_keys(tmp_path / "vault", passphrase) == made
    assert made.who == SlotName(made.slot_id, "Fatima", PASSPHRASE)


def test_showing_what_was_unlocked_shows_no_key(cheap, passphrase):
    unlocked = unlock_keys(cheap, passphrase)

    assert repr(unlocked.key) not in repr(unlocked)
    assert "Fatima" in repr(unlocked)


def test_two_vaults_with_one_passphrase_have_nothing_in_common(tmp_path, passphrase):
    keys = {create_keys(tmp_path / name, passphrase).key for name in ("one", "two")}
    files = [read_keys(tmp_path / name) for name in ("one", "two")]

    assert len(keys) == 2
    assert files[0].vault_id != files[1].vault_id
    assert files[0].slots[0].derivation.salt != files[1].slots[0].derivation.salt
    assert files[0].slots[0].nonce != files[1].slots[0].nonce


def test_a_new_key_costs_a_guesser_64_mib_and_three_passes(tmp_path, passphrase):
    create_keys(tmp_path, passphrase)

    parameters = read_keys(tmp_path).slots[0].derivation.parameters

    assert parameters == Argon2Parameters(memory_kib=65_536, time=3, lanes=4)


def test_the_key_file_is_for_its_owner_alone_and_holds_no_secret(tmp_path, passphrase):
    key = create_keys(tmp_path / "vault", passphrase).key
    code = make_recovery(tmp_path / "vault", key)

    path = tmp_path / "vault" / KEY_FILE
    content = path.read_bytes()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    secrets = (passphrase.encode(), key, key.hex().encode(), b64encode(key), code.encode())
    assert not any(secret in content for secret in (*secrets, code.replace("-", "").encode()))


def test_a_key_file_is_never_written_over(cheap, key, passphrase):
    assert reason_of(lambda: create_keys(cheap, "another one")) == "exists"
    assert unlock_keys(cheap, passphrase).key == key


def test_an_empty_passphrase_is_refused(tmp_path):
    with pytest.raises(ValueError, match="empty"):
        create_keys(tmp_path / "vault", "")

    assert not (tmp_path / "vault").exists()


def test_an_empty_passphrase_is_no_passphrase_for_others_either(cheap, key, passphrase):
    before = (cheap / KEY_FILE).read_bytes()
    changes = (
        lambda: add_slot(cheap, key, "Bas", ""),
        lambda: change_passphrase(cheap, passphrase, ""),
        lambda: reset_passphrase(cheap, key, slots(cheap)[0].id, ""),
    )

    for change in changes:
        with pytest.raises(ValueError, match="empty"):
            change()

    assert (cheap / KEY_FILE).read_bytes() == before


def test_a_wrong_passphrase_opens_nothing(cheap, passphrase):
    assert reason(cheap, passphrase + " ") == "wrong_passphrase"
    assert reason(cheap, passphrase.upper()) == "wrong_passphrase"
    assert reason(cheap, "") == "wrong_passphrase"


def test_an_accent_is_the_same_however_the_keyboard_sends_it(tmp_path):
    composed, decomposed = "caf\u00e9 met koffie", "cafe\u0301 met koffie"
    create_keys(tmp_path, composed)

    assert unlock_keys(tmp_path, decomposed) == unlock_keys(tmp_path, composed)


def test_half_an_emoji_is_a_passphrase_too(cheap):
    assert reason(cheap, "\ud83d") == "wrong_passphrase"


def test_without_a_key_file_there_is_no_vault(tmp_path, passphrase):
    assert reason(tmp_path, passphrase) == "no_vault"


def test_a_thousand_wrong_passphrases_open_nothing_and_lock_nobody_out(cheap, key, passphrase):
    before, now, waited = (cheap / KEY_FILE).read_bytes(), 1e9, 0

    def guess(number):
        with counted(cheap, now):
            unlock_keys(cheap, f"{passphrase} {number}")

    for number in range(1000):
        assert reason_of(lambda number=number: guess(number)) == "wrong_passphrase"
        seconds = seconds_to_wait(cheap, now)
        assert 1 <= seconds <= LONGEST_WAIT
        now, waited = now + seconds, waited + seconds

    assert waited > 990 * LONGEST_WAIT
    assert (cheap / KEY_FILE).read_bytes() == before
    with counted(cheap, now):
        assert unlock_keys(cheap, passphrase).key == key
    assert seconds_to_wait(cheap, now) == 0


def test_everyone_has_a_passphrase_of_their_own(cheap, office, key, passphrase):
    first, second = unlock_keys(cheap, passphrase), unlock_keys(cheap, SECOND)

    assert (first.key, first.name) == (key, "Fatima")
    assert second == Unlocked(key, BAS, "Bas", PASSPHRASE)
    assert reason(cheap, "elf groene fietsen") == "wrong_passphrase"


def test_whose_slots_there_are_can_be_seen_without_a_passphrase(cheap, office):
    found = slots(cheap)

    assert [(slot.name, slot.kind) for slot in found] == [
        ("Fatima", PASSPHRASE),
        ("Bas", PASSPHRASE),
        ("", RECOVERY),
    ]
    assert found[1].id == BAS


def test_without_an_id_a_new_slot_gets_one(cheap, key):
    assert add_slot(cheap, key, "Bas", SECOND) == unlock_keys(cheap, SECOND).slot_id


def test_one_volunteer_has_one_slot(cheap, office, key):
    assert reason_of(lambda: add_slot(cheap, key, "Bas", "elf fietsen", BAS)) == "exists"


def test_a_passphrase_says_who_it_is_so_two_cannot_have_the_same(cheap, office, key, passphrase):
    reasons = [
        reason_of(lambda: add_slot(cheap, key, "Eve", SECOND)),
        reason_of(lambda: change_passphrase(cheap, passphrase, SECOND)),
        reason_of(lambda: reset_passphrase(cheap, key, BAS, passphrase)),
    ]

    assert reasons == ["passphrase_in_use"] * 3
    change_passphrase(cheap, SECOND, SECOND)


@pytest.mark.parametrize("number", [1, 12])
def test_trying_a_passphrase_costs_one_derivation_however_many_slots(
    cheap, key, passphrase, monkeypatch, number
):
    for one in range(number):
        add_slot(cheap, key, f"Number {one}", f"{SECOND} {one}")
    derive, derived = low_level.hash_secret_raw, []
    monkeypatch.setattr(
        low_level,
        "hash_secret_raw",
        lambda *all_, **more: derived.append(1) or derive(*all_, **more),
    )

    unlock_keys(cheap, f"{SECOND} {number - 1}")
    assert len(derived) == 1
    assert reason(cheap, "elf groene fietsen") == "wrong_passphrase"
    assert len(derived) == 2


def test_when_deriving_gets_dearer_who_has_the_old_price_still_gets_in(
    cheap, key, passphrase, monkeypatch
):
    dearer = Argon2Parameters(memory_kib=256, time=1, lanes=1)
    monkeypatch.setattr("db.keys.PARAMETERS", dearer)

    add_slot(cheap, key, "Bas", SECOND)
    assert unlock_keys(cheap, passphrase).key == unlock_keys(cheap, SECOND).key == key
    change_passphrase(cheap, passphrase, "negen gele ganzen")

    assert {slot.derivation for slot in read_keys(cheap).slots} == {
        read_keys(cheap).slots[1].derivation
    }
    assert read_keys(cheap).slots[0].derivation.parameters == dearer
    assert unlock_keys(cheap, "negen gele ganzen").name == "Fatima"


def test_a_changed_passphrase_takes_the_place_of_the_old_one(cheap, office, key, passphrase):
    change_passphrase(cheap, passphrase, "negen gele ganzen")

    assert reason(cheap, passphrase) == "wrong_passphrase"
    assert unlock_keys(cheap, "negen gele ganzen").name == "Fatima"
    assert unlock_keys(cheap, SECOND).key == unlock_keys(cheap, office).key == key


def test_a_passphrase_is_changed_by_who_knows_it(cheap, office):
    before = (cheap / KEY_FILE).read_bytes()

    assert reason_of(lambda: change_passphrase(cheap, "geraden", "nieuw")) == "wrong_passphrase"
    # A sheet in the cupboard is nobody's passphrase.
    assert reason_of(lambda: change_passphrase(cheap, office, "nieuw")) == "wrong_code"
    assert (cheap / KEY_FILE).read_bytes() == before


def test_who_forgot_a_passphrase_is_given_another(cheap, office):
    unlocked = unlock_keys(cheap, office)

    reset_passphrase(cheap, unlocked.key, BAS, "negen gele ganzen")

    assert reason(cheap, SECOND) == "wrong_passphrase"
    assert unlock_keys(cheap, "negen gele ganzen").who == SlotName(BAS, "Bas", PASSPHRASE)


def test_a_slot_gets_another_name_without_its_passphrase(cheap, office, key):
    rename_slot(cheap, key, BAS, "Bas de Boer")

    assert unlock_keys(cheap, SECOND).name == "Bas de Boer"
    assert [slot.name for slot in slots(cheap)] == ["Fatima", "Bas de Boer", ""]


def test_an_unknown_slot_is_told(cheap, key):
    for change in (rename_slot, reset_passphrase):
        with pytest.raises(NotFoundError):
            change(cheap, key, uuid4(), "negen gele ganzen")


def test_the_code_on_paper_opens_the_vault(cheap, office, key):
    unlocked = unlock_keys(cheap, office.lower().replace("-", " "))

    assert (unlocked.key, unlocked.name, unlocked.kind) == (key, "", RECOVERY)


def test_a_typing_error_in_a_code_is_told_from_a_wrong_code(cheap, office, tmp_path):
    create_keys(tmp_path / "other", "iets anders")
    other = make_recovery(tmp_path / "other", unlock_keys(tmp_path / "other", "iets anders").key)
    typed = ("A" if office[0] != "A" else "B") + office[1:]

    assert reason(cheap, typed) == "mistyped_code"
    assert reason(cheap, other) == "wrong_code"


def test_a_new_sheet_takes_the_place_of_the_earlier_one(cheap, office, key):
    again = make_recovery(cheap, key)

    assert reason(cheap, office) == "wrong_code"
    assert unlock_keys(cheap, again).key == key
    assert [slot.kind for slot in slots(cheap)].count(RECOVERY) == 1


def test_a_passphrase_in_the_form_of_a_code_is_a_passphrase(tmp_path, monkeypatch):
    monkeypatch.setattr("db.keys.PARAMETERS", CHEAP)
    code = new_code()
    made = create_keys(tmp_path, code, "Fatima")

    assert unlock_keys(tmp_path, code) == made
    assert reason(tmp_path, code.lower()) == "wrong_code"


def test_one_flipped_bit_anywhere_is_noticed_before_the_passphrase_is_blamed(
    cheap, office, passphrase
):
    path = cheap / KEY_FILE
    whole = path.read_bytes()

    for position in range(len(whole)):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 1]) + whole[position + 1 :])
        # One bit makes version 3 of version 2.
        later = whole[position : position + 1] == b"2" and b'"version"' in whole[:position][-12:]
        assert reason(cheap, passphrase) == ("newer" if later else "damaged"), position


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(flip("macs", 0), id="signature"),
        pytest.param(lambda file: file.update(vault_id=str(uuid4())), id="vault"),
        pytest.param(lambda file: file.update(more=1), id="something more"),
        pytest.param(lambda file: file["slots"][0].update(id=str(uuid4())), id="own id"),
        pytest.param(lambda file: file["slots"][0].update(name="Eve"), id="own name"),
        pytest.param(flip("slots", 0, "private_key"), id="own private half"),
        pytest.param(flip("slots", 0, "seal", "vault_key"), id="own sealed key"),
        pytest.param(flip("slots", 0, "seal", "public_key"), id="own public half"),
        pytest.param(
            lambda file: file["slots"][0].update(seal=file["slots"][1]["seal"]),
            id="seal exchanged",
        ),
        pytest.param(lambda file: file["slots"][1].update(id=str(uuid4())), id="another's id"),
        pytest.param(lambda file: file["slots"][1].update(name="Eve"), id="another's name"),
        pytest.param(lambda file: file["slots"][1].update(kind=RECOVERY), id="another's kind"),
        pytest.param(flip("slots", 1, "nonce"), id="another's nonce"),
        pytest.param(flip("slots", 1, "salt"), id="another's salt"),
        pytest.param(flip("slots", 1, "private_key"), id="another's private half"),
        pytest.param(flip("slots", 1, "seal", "public_key"), id="another's public half"),
        pytest.param(lambda file: file["slots"][1]["argon2id"].update(time=2), id="passes"),
        pytest.param(lambda file: file["slots"].pop(), id="a slot removed"),
        pytest.param(lambda file: file["slots"].append(file["slots"][1]), id="a slot added"),
        pytest.param(lambda file: file["slots"].reverse(), id="slots in another order"),
    ],
)
def test_what_somebody_without_the_key_changed_is_told(cheap, office, passphrase, change):
    altered(cheap, change)

    assert reason(cheap, passphrase) == "tampered"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(flip("slots", 0, "nonce"), id="nonce"),
        pytest.param(flip("slots", 0, "proof"), id="proof"),
        pytest.param(flip("slots", 0, "salt"), id="salt"),
        pytest.param(lambda file: file["slots"][0].update(kind=RECOVERY), id="kind"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(time=2), id="passes"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(memory_kib=256), id="memory"),
        pytest.param(lambda file: file["slots"][0]["argon2id"].update(lanes=2), id="lanes"),
        pytest.param(lambda file: file["slots"].clear(), id="no slot"),
    ],
)
def test_what_the_passphrase_is_tried_on_opens_nothing_when_it_was_altered(
    cheap, passphrase, change
):
    altered(cheap, change)

    assert reason(cheap, passphrase) == "wrong_passphrase"


def test_nothing_is_written_over_a_file_that_was_tampered_with(cheap, office, key):
    altered(cheap, lambda file: file["slots"][1].update(name="Eve"))
    before = (cheap / KEY_FILE).read_bytes()
    changes = (
        lambda: add_slot(cheap, key, "Tom", "negen gele ganzen"),
        lambda: reset_passphrase(cheap, key, BAS, "negen gele ganzen"),
        lambda: rename_slot(cheap, key, BAS, "Bas"),
        lambda: make_recovery(cheap, key),
    )

    assert [reason_of(change) for change in changes] == ["tampered"] * 4
    assert (cheap / KEY_FILE).read_bytes() == before


def test_who_has_another_key_changes_nothing(cheap):
    assert reason_of(lambda: add_slot(cheap, bytes(32), "Eve", SECOND)) == "tampered"


def test_a_key_file_of_a_later_version_is_not_touched(cheap, passphrase):
    altered(cheap, lambda file: file.update(version=3, slots="something new"))

    assert reason(cheap, passphrase) == "newer"
    assert reason_of(lambda: change_passphrase(cheap, passphrase, SECOND)) == "newer"


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
        pytest.param(lambda file: file.update(slots=[7]), id="a slot as number"),
        pytest.param(lambda file: file.update(vault_id=7), id="id as number"),
        pytest.param(lambda file: file.pop("macs"), id="no signature"),
        pytest.param(lambda file: file.update(macs=[]), id="signed by nobody"),
        pytest.param(lambda file: file.update(macs=file["macs"] * 2), id="signed twice"),
        pytest.param(lambda file: file["slots"][0].pop("salt"), id="no salt"),
        pytest.param(lambda file: file["slots"][0].update(salt="kort"), id="short salt"),
        pytest.param(lambda file: file["slots"][0].update(nonce="€"), id="nonce not base64"),
        pytest.param(lambda file: file["slots"][0].update(private_key=""), id="no private half"),
        pytest.param(lambda file: file["slots"][0].update(kind="guest"), id="another kind"),
        pytest.param(lambda file: file["slots"][0].update(id="1"), id="no id"),
        pytest.param(lambda file: file["slots"][0].update(seal=[]), id="no seal"),
        pytest.param(
            lambda file: file["slots"][0].update(next_seal=file["slots"][0]["seal"]),
            id="a next key that nobody signed",
        ),
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


def test_showing_a_key_file_shows_nothing_that_is_wrapped(cheap, office):
    key_file = read_keys(cheap)

    shown = repr(key_file)
    for slot in key_file.slots:
        for part in (slot.proof, slot.wrapped, slot.seal.sealed, slot.seal.public):
            assert repr(part) not in shown


def test_a_key_file_of_the_first_version_opens_and_is_left_alone(old, passphrase):
    before = (old / KEY_FILE).read_bytes()

    unlocked = unlock_keys(old, passphrase)

    assert slots(old) == (unlocked.who,) == (SlotName(unlocked.slot_id, "", PASSPHRASE),)
    assert reason(old, "verkeerd") == "wrong_passphrase"
    assert (old / KEY_FILE).read_bytes() == before


def test_a_key_file_of_the_first_version_is_upgraded_with_the_same_key(old, passphrase):
    before, vault_id = unlock_keys(old, passphrase), read_keys(old).vault_id

    upgrade_keys(old, passphrase)

    assert not isinstance(read_keys(old), OldKeyFile)
    assert read_keys(old).vault_id == vault_id
    assert unlock_keys(old, passphrase) == before
    assert add_slot(old, before.key, "Bas", SECOND, BAS) == BAS
    assert unlock_keys(old, SECOND).key == before.key


def test_an_upgrade_takes_the_passphrase(old):
    before = (old / KEY_FILE).read_bytes()

    assert reason_of(lambda: upgrade_keys(old, "verkeerd")) == "wrong_passphrase"
    assert (old / KEY_FILE).read_bytes() == before


def test_what_is_up_to_date_is_not_upgraded(cheap, passphrase):
    before = (cheap / KEY_FILE).read_bytes()

    upgrade_keys(cheap, passphrase)

    assert (cheap / KEY_FILE).read_bytes() == before


def test_changing_the_passphrase_upgrades_the_first_version(old, passphrase):
    key = unlock_keys(old, passphrase).key

    change_passphrase(old, passphrase, SECOND)

    assert unlock_keys(old, SECOND).key == key
    assert reason(old, passphrase) == "wrong_passphrase"


def test_the_first_version_has_no_pairs_to_seal_a_key_to(old, passphrase):
    with pytest.raises(TypeError, match="upgraded"):
        add_slot(old, unlock_keys(old, passphrase).key, "Bas", SECOND)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        pytest.param(lambda file: file.update(vault_id=""), "wrong_passphrase", id="vault"),
        pytest.param(
            lambda file: file["slots"][0].update(name="Eve"), "wrong_passphrase", id="name"
        ),
        pytest.param(lambda file: file["slots"][0].update(wrapped_key=""), "damaged", id="no key"),
        pytest.param(lambda file: file["slots"][0].pop("nonce"), "damaged", id="no nonce"),
    ],
)
def test_an_altered_file_of_the_first_version_opens_nothing(old, passphrase, change, expected):
    altered(old, change)

    assert reason(old, passphrase) == expected


def test_importing_the_keys_loads_nothing_heavy():
    heavy = "{'sqlalchemy', 'alembic', 'sqlcipher3', 'argon2', 'cryptography'}"
    code = f"import sys, db.keys, db.attempts; print(sorted({heavy} & set(sys.modules)))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
