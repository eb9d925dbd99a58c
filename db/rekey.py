"""Another key for the vault, so that who is removed cannot read what is written from then on.

The database is copied, and the copy gets the new key; the original stays as it is. Once the copy
was checked, the key file holds both keys, until the copy stands in the original's place. That one
step decides: a crash before it undoes the change, a crash after it finishes it, at the next
unlocking.
"""

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from casework.errors import StorageError
from db.connections import connect
from db.failures import failures_sorted, reason_for
from db.files import (
    VAULT_FILE,
    new_private_file,
    remove_unfinished,
    sync_folder,
)
from db.key_file import KEY_FILE, KeyFile, promoted, read_keys, settled, write_keys
from db.keys import slot_of, writable_keys
from db.old_keys import OldKeyFile
from db.slots import KEY_LENGTH, PASSPHRASE, with_next
from db.verify import contents_of, is_whole

NEW_FILE = f"{VAULT_FILE}.new"

_RESTS = ("-journal", "-wal", "-shm")


def new_key() -> bytes:
    """Make a random key for a vault."""
    return os.urandom(KEY_LENGTH)


def remove_slot(folder: Path, key: bytes, slot_id: UUID, after: bytes | None = None) -> bytes:
    """Take a slot away, and return the new key of the vault, which is `after` when it is given.

    Nobody may have the database open. Raises NotFoundError, and StorageError: "last_slot" for the
    only passphrase, "full", "busy", "damaged", "tampered"; `fitting` then tells which key it has.
    """
    after = after or new_key()
    key_file = writable_keys(folder, key)
    left = _without(key_file, slot_id)
    both = _holding_both(key_file, left, key, after)
    with failures_sorted():
        _copy_under(folder, key, after)
        write_keys(folder / KEY_FILE, both, key, after)
        _put_in_place(folder)
        write_keys(folder / KEY_FILE, promoted(both), after)
    return after


def fitting(path: Path, keys: tuple[bytes, ...]) -> bytes | None:
    """Return the key that opens the database; None when none does. Raises StorageError."""
    return next((key for key in keys if _opens(path, key)), None)


def finish_or_undo(folder: Path, key: bytes) -> None:
    """Clear away what a crash left of a change of keys; `key` is the one that the vault has.

    Raises StorageError.
    """
    key_file = read_keys(folder)
    if not isinstance(key_file, OldKeyFile) and len(key_file.macs) > 1:
        write_keys(folder / KEY_FILE, settled(key_file, key), key)
    with failures_sorted():
        _clear_away(folder)
        remove_unfinished(folder)


def _without(key_file: KeyFile, slot_id: UUID) -> KeyFile:
    gone = slot_of(key_file, slot_id)
    left = tuple(slot for slot in key_file.slots if slot is not gone)
    if not any(slot.about.kind == PASSPHRASE for slot in left):
        raise StorageError("last_slot")
    return replace(key_file, slots=left)


def _holding_both(key_file: KeyFile, left: KeyFile, key: bytes, after: bytes) -> KeyFile:
    """Let every slot open the key that the vault has, and those that are left the next one too."""
    both = tuple(
        with_next(key_file.vault_id, slot, key, after) if slot in left.slots else slot
        for slot in key_file.slots
    )
    return replace(key_file, slots=both)


def _copy_under(folder: Path, key: bytes, after: bytes) -> None:
    """Write a copy of the database under another key beside it, and check it against this one."""
    _clear_away(folder)
    new_private_file(folder / NEW_FILE)
    with closing(connect(folder / VAULT_FILE, key, exclusive=True)) as original:
        # Closing it empties the write-ahead log into the database; nobody may write meanwhile.
        original.execute("BEGIN EXCLUSIVE")
        original.execute("COMMIT")
        with closing(connect(folder / NEW_FILE, key)) as copy:
            original.backup(copy)
            _change_key(copy, after)
        with closing(connect(folder / NEW_FILE, after)) as copy:
            if not is_whole(copy) or _all_in(copy) != _all_in(original):
                raise StorageError("damaged", NEW_FILE)
    sync_folder(folder)


def _change_key(copy: sqlcipher.Connection, after: bytes) -> None:
    (mode,) = copy.execute("PRAGMA journal_mode").fetchone()
    copy.execute("PRAGMA journal_mode = DELETE")
    # Not as SQL, as in `connect`.
    copy.reset_key(f"x'{after.hex()}'")
    copy.execute(f"PRAGMA journal_mode = {mode}")


def _all_in(connection: sqlcipher.Connection) -> tuple[object, ...]:
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name")
    return contents_of(connection), made.fetchall()


def _put_in_place(folder: Path) -> None:
    # A log of the old database beside the new one would be taken for a part of it.
    if any((folder / f"{VAULT_FILE}{rest}").exists() for rest in _RESTS):
        raise StorageError("busy", VAULT_FILE)
    (folder / NEW_FILE).replace(folder / VAULT_FILE)
    sync_folder(folder)


def _clear_away(folder: Path) -> None:
    for rest in ("", *_RESTS):
        (folder / f"{NEW_FILE}{rest}").unlink(missing_ok=True)


def _opens(path: Path, key: bytes) -> bool:
    try:
        with closing(connect(path, key)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.Error as error:
        if reason_for(error) == "damaged":
            return False
        with failures_sorted():
            raise
    return True
