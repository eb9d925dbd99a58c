"""Putting a backup back from start to end: with the vault open, or when it cannot be opened."""

from functools import partial
from pathlib import Path

from casework.backups import BackupError
from casework.errors import StorageError
from db.backups import Occasion, Source, failures_told
from db.files import make_private_folder, vault_exists
from db.restore import (
    back_up_first,
    discard,
    expected_id,
    finish,
    is_unfinished,
    keep_aside,
    prepare,
    put_back,
    vault_id_of,
)
from db.storage import SqlStorage, occupied, open_vault
from db.vault_key import VaultKey

# Whatever else may be the matter goes away by itself, and the vault is backed up then.
_CANNOT_BE_OPENED = frozenset(
    {
        "no_vault",
        "damaged",
        "tampered",
        "newer",
        "wrong_passphrase",
        "wrong_code",
        "mistyped_code",
        "vault_damaged",
    }
)


def restore(storage: SqlStorage, backup: Path, key: VaultKey, occasion: Occasion) -> None:
    """Put a backup in the place of an open vault, which is backed up first and then closed.

    Raises BackupError; then the vault is still open, and what was there is still there.
    """
    with storage.snapshot() as source:
        folder = source.folder
        prepare(folder, backup, key, vault_id_of(folder))
        _back_up_first(source, occasion)
    storage.close(before_others=partial(put_back, folder))


def restore_closed(
    folder: Path, backup: Path, key: VaultKey, passphrase: str, occasion: Occasion
) -> None:
    """Put a backup back in a folder whose vault cannot be opened, or that has none.

    When the passphrase does open the vault, that is backed up first; otherwise its files are kept
    aside. Raises BackupError, StorageError or InUseError; then what was there is still there.
    """
    storage = _opened(folder, passphrase)
    if storage is None:
        _restore_over(folder, backup, key, occasion)
        return
    try:
        restore(storage, backup, key, occasion)
    finally:
        storage.close()


def _restore_over(folder: Path, backup: Path, key: VaultKey, occasion: Occasion) -> None:
    make_private_folder(folder)
    with occupied(folder, "") as occupancy:
        if is_unfinished(folder):
            finish(folder)
        prepare(folder, backup, key, expected_id(folder, backup))
        keep_aside(folder, occasion)
        put_back(folder)
        occupancy.release()


def _opened(folder: Path, passphrase: str) -> SqlStorage | None:
    if not vault_exists(folder):
        return None
    try:
        return open_vault(folder, passphrase)
    except (StorageError, BackupError) as error:
        if error.reason not in _CANNOT_BE_OPENED:
            raise
        return None


def _back_up_first(source: Source, occasion: Occasion) -> None:
    try:
        back_up_first(source, occasion)
    except BackupError:
        with failures_told():
            discard(source.folder)
        raise
