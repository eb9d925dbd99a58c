"""Slots by themselves: what opens them, what does not, and what shows that one was altered."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from casework.errors import StorageError
from db.slots import (
    PASSPHRASE,
    RECOVERY,
    Argon2Parameters,
    Derivation,
    SlotName,
    derived,
    keys_behind,
    new_slot,
    private_half,
    renamed,
    rewrapped,
    subkey,
    with_next,
)

VAULT = "vault"
KEY, NEXT_KEY = bytes(range(32)), bytes(range(32, 64))
HOW = Derivation(bytes(16), Argon2Parameters(128, 1, 1))
FATIMA = SlotName(UUID(int=1), "Fatima", PASSPHRASE)
RIGHT, WRONG = (derived(secret, HOW) for secret in (b"vier bruine paarden", b"vier bruine koeien"))


@pytest.fixture
def slot():
    return new_slot(VAULT, FATIMA, HOW, RIGHT, KEY)


def keys_of(slot, from_secret=RIGHT, vault=VAULT):
    return keys_behind(vault, slot, private_half(vault, slot, from_secret))


def reason_of(work):
    with pytest.raises(StorageError) as raised:
        work()
    return raised.value.reason


def flipped(content):
    return content[:-1] + bytes([content[-1] ^ 1])


def test_a_slot_gives_back_the_key(slot):
    assert keys_of(slot) == (KEY,)


def test_another_passphrase_opens_nothing(slot):
    assert private_half(VAULT, slot, WRONG) is None


def test_a_passphrase_is_derived_as_argon2id_does():
    # A known answer of the reference implementation, version 19.
    parameters = Argon2Parameters(memory_kib=65_536, time=2, lanes=1)

    made = derived(b"password", Derivation(b"somesalt", parameters))

    assert made.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


def test_two_slots_by_one_passphrase_have_nothing_in_common(slot):
    other = new_slot(VAULT, FATIMA, HOW, RIGHT, KEY)

    assert slot.nonce != other.nonce
    assert slot.proof != other.proof
    assert slot.wrapped[:16] != other.wrapped[:16]
    assert slot.seal.sealed[:16] != other.seal.sealed[:16]


def test_nothing_secret_stands_in_a_slot(slot):
    private = private_half(VAULT, slot, RIGHT)
    parts = (slot.nonce, slot.proof, slot.wrapped, slot.seal.sealed, slot.seal.public)

    for secret in (KEY, private, RIGHT):
        assert not any(secret[:8] in part for part in parts)
        assert repr(secret) not in repr(slot)


def test_the_public_half_does_not_stand_there_either(slot):
    private = X25519PrivateKey.from_private_bytes(private_half(VAULT, slot, RIGHT))
    public = private.public_key().public_bytes_raw()

    assert public not in slot.seal.public
    assert public not in slot.seal.sealed


@pytest.mark.parametrize(
    "altered",
    [
        pytest.param(lambda slot: replace(slot, wrapped=flipped(slot.wrapped)), id="private half"),
        pytest.param(
            lambda slot: replace(slot, seal=replace(slot.seal, sealed=flipped(slot.seal.sealed))),
            id="sealed key",
        ),
        pytest.param(lambda slot: replace(slot, about=replace(FATIMA, name="Eve")), id="name"),
        pytest.param(lambda slot: replace(slot, about=replace(FATIMA, id=uuid4())), id="id"),
        pytest.param(lambda slot: replace(slot, about=replace(FATIMA, kind=RECOVERY)), id="kind"),
        pytest.param(
            lambda slot: replace(slot, derivation=replace(HOW, salt=b"1" * 16)), id="salt"
        ),
    ],
)
def test_an_altered_slot_is_told_from_a_wrong_passphrase(slot, altered):
    assert reason_of(lambda: keys_of(altered(slot))) == "tampered"


def test_a_slot_of_another_vault_does_not_fit(slot):
    assert reason_of(lambda: keys_of(slot, vault="another")) == "tampered"


@pytest.mark.parametrize("part", ["nonce", "proof"])
def test_what_the_passphrase_is_tried_on_cannot_be_told_from_a_wrong_passphrase(slot, part):
    altered = replace(slot, **{part: flipped(getattr(slot, part))})

    assert private_half(VAULT, altered, RIGHT) is None


def test_another_passphrase_for_the_same_pair(slot):
    private = private_half(VAULT, slot, RIGHT)

    changed = rewrapped(VAULT, slot, HOW, WRONG, private)

    assert keys_of(changed, WRONG) == (KEY,)
    assert private_half(VAULT, changed, RIGHT) is None
    assert changed.seal == slot.seal


def test_another_name_takes_the_key_and_no_passphrase(slot):
    changed = renamed(VAULT, slot, "Fatima B.", KEY)

    assert changed.about == replace(FATIMA, name="Fatima B.")
    assert keys_of(changed) == (KEY,)


def test_another_key_is_sealed_to_a_slot_without_its_passphrase(slot):
    both = with_next(VAULT, slot, KEY, NEXT_KEY)

    assert keys_of(both) == (KEY, NEXT_KEY)
    assert keys_of(replace(both, seal=both.next_seal, next_seal=None)) == (NEXT_KEY,)


def test_without_the_key_nobody_can_seal_another_to_a_slot(slot):
    assert reason_of(lambda: with_next(VAULT, slot, NEXT_KEY, NEXT_KEY)) == "tampered"
    assert reason_of(lambda: renamed(VAULT, slot, "Eve", NEXT_KEY)) == "tampered"


def test_a_public_half_of_somebody_else_is_refused(slot):
    other = new_slot(VAULT, replace(FATIMA, id=uuid4()), HOW, WRONG, KEY)
    exchanged = replace(slot, seal=replace(slot.seal, public=other.seal.public))

    assert reason_of(lambda: with_next(VAULT, exchanged, KEY, NEXT_KEY)) == "tampered"


def test_a_key_for_one_purpose_is_none_for_another():
    assert len({subkey(KEY, "one"), subkey(KEY, "two"), subkey(KEY, "one", salt=b"1")}) == 3
