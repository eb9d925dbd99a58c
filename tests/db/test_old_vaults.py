"""A vault of every earlier form, kept as it was: each opens with all that is in it."""

import shutil
from pathlib import Path

import pytest

from db import migrate
from db.backups import BACKUPS
from db.check import check
from db.storage import open_vault

KEPT = Path(__file__).parent / "vaults"
REVISIONS = sorted(folder.name.removeprefix("of_revision_") for folder in KEPT.iterdir())


def test_there_is_a_vault_of_every_revision():
    assert set(REVISIONS) == migrate.known_revisions()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_vault_of_every_revision_opens_with_all_that_is_in_it(tmp_path, passphrase, revision):
    folder = shutil.copytree(KEPT / f"of_revision_{revision}", tmp_path / "vault")

    storage = open_vault(folder, passphrase)

    with storage.work() as work:
        assert [client.family_name for client in work.clients] == ["Gebreselassie"]
        assert work.office().name == "Steunpunt"
        assert [erasure.letters for erasure in work.erasures] == ([3] if revision >= "0003" else [])
        assert work.settings.get("window_days") == ("14" if revision >= "0004" else None)
    assert check(storage, {}).findings == ()
    storage.close()
    assert (folder / BACKUPS).exists() == (revision != migrate.HEAD)
