import pickle

import pytest

from db.vault_key import VaultKey

KEY = bytes(range(32))


def test_nothing_that_prints_a_key_shows_it():
    key = VaultKey(KEY)

    assert KEY.hex() not in repr(key) + str(key) + format(key)
    assert not hasattr(key, "__dict__")


def test_a_key_cannot_be_written_away():
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        pickle.dumps(VaultKey(KEY))


def test_a_seal_depends_on_key_purpose_and_content():
    seals = {
        VaultKey(KEY).seal("one", b"x"),
        VaultKey(KEY).seal("two", b"x"),
        VaultKey(KEY).seal("one", b"y"),
        VaultKey(bytes(32)).seal("one", b"x"),
    }

    assert len(seals) == 4
    assert VaultKey(KEY).seal("one", b"x") in seals
