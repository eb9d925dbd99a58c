import stat

import pytest

from casework.backups import Result
from db.backup_state import STATE_FILE, State, facts_of, load_state, store_state
from db.backups import BACKUPS, make
from tests.db.backup_cases import DAY, NOW, at

STATE = State("/media/stick é", Result(NOW), Result(NOW, "place_absent"), None)


def test_a_state_comes_back_as_it_was(folder):
    store_state(folder, STATE)

    assert load_state(folder) == STATE
    assert stat.S_IMODE((folder / BACKUPS / STATE_FILE).stat().st_mode) == 0o600


def test_a_vault_without_a_state_has_an_empty_one(folder):
    assert load_state(folder) == State()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        b'{"second_place": "", "made": {"at": "2026-01-01", "reason": ""}, "second": null, '
        b'"rehearsal": null}',
        b'{"second_place": "", "made": 3, "second": null, "rehearsal": null}',
    ],
)
def test_a_state_that_cannot_be_read_is_an_empty_one(folder, content):
    (folder / BACKUPS).mkdir()
    (folder / BACKUPS / STATE_FILE).write_bytes(content)

    assert load_state(folder) == State()


def test_facts_tell_the_newest_backup_and_how_things_went(storage, folder):
    store_state(folder, STATE)
    with storage.snapshot() as source:
        make(source, at(NOW - DAY))
        make(source, at(NOW))

    facts = facts_of(folder, NOW)

    assert facts.newest == NOW
    assert (facts.made, facts.second_place, facts.second) == (STATE.made, True, STATE.second)
    assert not facts.from_future


def test_facts_tell_of_a_backup_from_the_future(storage, folder):
    with storage.snapshot() as source:
        make(source, at(NOW - DAY))
        make(source, at(NOW + DAY))

    facts = facts_of(folder, NOW)

    assert facts.newest == NOW - DAY
    assert facts.from_future
