"""The short form of `make torture`: nothing acknowledged is ever lost, and damage is noticed."""

import random
import shutil

import pytest

from db.files import VAULT_FILE
from db.keys import KEY_FILE
from tests import torture


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("torture") / "vault"
    torture.make_vault(folder)
    return folder


@pytest.fixture
def vault(made, tmp_path):
    return shutil.copytree(made, tmp_path / "vault")


def test_what_was_acknowledged_survives_a_kill(vault):
    chance = random.Random(1)

    told = [torture.kill_while_saving(vault, chance)[0] for _ in range(3)]

    assert sorted(told) == told
    assert told[-1] > 0


def test_a_full_disk_loses_nothing_and_leaves_nothing_half(vault):
    assert torture.full_at_every_write(vault, step=12_000) > 1


def test_what_was_acknowledged_survives_a_loss_of_power(vault, tmp_path):
    assert torture.power_lost(vault, tmp_path, random.Random(1), rounds=4) == 4


@pytest.mark.parametrize(
    ("name", "place"),
    [(VAULT_FILE, 0), (VAULT_FILE, 2048), (VAULT_FILE, -1), (VAULT_FILE, 5000), (KEY_FILE, 40)],
)
def test_a_flipped_byte_is_noticed(vault, tmp_path, name, place):
    length = (vault / name).stat().st_size

    assert torture.flipped(vault, tmp_path, name, place % length)


def test_the_torture_itself_can_fail(vault, tmp_path, monkeypatch):
    monkeypatch.setattr(torture, "whole", lambda _: None)
    quiet = vault / "quiet.txt"
    quiet.write_bytes(b"not part of the vault")

    with pytest.raises(torture.BrokenError, match="unnoticed"):
        torture.flipped(vault, tmp_path, quiet.name, 3)
