"""Putting a backup back in the place of the vault: prepared, looked at, and then done at once.

The backup is copied beside the vault and checked there. Giving that copy its final name is the one
moment at which it counts: before it nothing has changed, and a crash after it is finished by the
next opening. What was there goes aside as a whole before anything takes its place.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from casework.backups import BackupError, Differences, name_of
from casework.errors import StorageError
from db.backup_manifest import SEALED_FILES, Manifest, read_manifest
from db.backups import (
    BACKUPS,
    Occasion,
    Report,
    Source,
    check,
    copy_file,
    failures_told,
    make,
    matches,
    silent,
)
from db.comparison import differences_between
from db.files import (
    PENDING_RESTORE,
    VAULT_FILE,
    free_name,
    make_private_folder,
    sync_folder,
    write_private,
)
from db.key_file import KEY_FILE, read_keys
from db.keys import slots, unlock_keys
from db.migrate import HEAD, known_revisions
from db.vault_key import VaultKey

_PREPARING = f"{PENDING_RESTORE}-new"
_KEEP = "keep"
_FROM = "from"
_RESTORED = "restored"
ASIDE, _REPLACED = "aside-", ".old-replaced"
_BESIDE = ("-journal", "-wal", "-shm", "")


@dataclass(frozen=True, slots=True)
class Preview:
    """What putting a backup back would change; names are those of who may open the vault."""

    manifest: Manifest
    differences: Differences
    let_in: tuple[str, ...] = ()
    shut_out: tuple[str, ...] = ()


def key_of(folder: Path, passphrase: str) -> VaultKey:
    """Open the key file in a folder, of a vault or a backup; raises as `unlock_keys` does."""
    return VaultKey(unlock_keys(folder, passphrase).key)


def vault_id_of(folder: Path) -> str:
    """Read which vault the key file in a folder belongs to; raises StorageError."""
    return read_keys(folder).vault_id


def usable(backup: Path, key: VaultKey, vault_id: str, report: Report = silent) -> Manifest:
    """Check a backup wholly, and that this program can open it.

    Raises BackupError as `check` does, and "newer" for a form that only a later version knows.
    """
    manifest = check(backup, key, vault_id, report)
    if manifest.revision != HEAD and manifest.revision not in known_revisions():
        raise BackupError("newer", manifest.revision)
    return manifest


def preview(source: Source, backup: Path, key: VaultKey, report: Report = silent) -> Preview:
    """Compare an open vault with a backup of it; raises BackupError as `usable` does."""
    manifest = usable(backup, key, vault_id_of(source.folder), report)
    with failures_told(), closing(key.connect_to_read(backup / VAULT_FILE)) as then:
        differences = differences_between(source.connection, then)
    now, before = _names(source.folder), _names(backup)
    return Preview(manifest, differences, _without(before, now), _without(now, before))


def preview_alone(folder: Path, backup: Path, key: VaultKey, report: Report = silent) -> Preview:
    """Say what a backup holds when the vault itself cannot be opened."""
    manifest = usable(backup, key, expected_id(folder, backup), report)
    with failures_told(), closing(key.connect_to_read(backup / VAULT_FILE)) as then:
        return Preview(manifest, differences_between(None, then))


def expected_id(folder: Path, backup: Path) -> str:
    """Tell of which vault a backup must be: of the one in the folder, if that can still be read."""
    try:
        return vault_id_of(folder)
    except StorageError:
        return read_manifest(backup).vault_id


def prepare(folder: Path, backup: Path, key: VaultKey, vault_id: str) -> None:
    """Copy a usable backup beside the vault, and check what arrived; raises BackupError."""
    manifest = usable(backup, key, vault_id)
    with failures_told():
        discard(folder)
        new = folder / _PREPARING
        new.mkdir(mode=0o700)
        for name in SEALED_FILES:
            copy_file(backup / name, new / name)
        if not matches(new, manifest):
            raise BackupError("unwritable", backup.name)
        write_private(new / _FROM, name_of(manifest.made_at).encode())
        sync_folder(new)


def keep_aside(folder: Path, occasion: Occasion) -> None:
    """Have what is there now kept beside the backups, for it could not be backed up itself."""
    with failures_told():
        name = f"{ASIDE}{name_of(occasion.now)}"
        write_private(folder / _PREPARING / _KEEP, name.encode())


def back_up_first(source: Source, occasion: Occasion) -> None:
    """Back the present state up; a damaged vault is to be kept aside instead.

    Raises BackupError for any other failure: then nothing may be put back.
    """
    try:
        make(source, occasion)
    except BackupError as error:
        if error.reason != "vault_damaged":
            raise
        keep_aside(source.folder, occasion)


def put_back(folder: Path) -> None:
    """Put what was prepared in the place of the vault, which must be closed; raises BackupError."""
    with failures_told():
        (folder / _PREPARING).rename(folder / PENDING_RESTORE)
        sync_folder(folder)
    finish(folder)


def discard(folder: Path) -> None:
    """Forget what was prepared and did not count yet; raises OSError."""
    if (folder / _PREPARING).exists():
        shutil.rmtree(folder / _PREPARING)


def is_unfinished(folder: Path) -> bool:
    """Whether a backup is on its way to the place of the vault."""
    return (folder / PENDING_RESTORE).is_dir()


def restored_from(folder: Path) -> str:
    """Name the backup that was put back and not yet noted in the journal; empty without one."""
    note = folder / BACKUPS / _RESTORED
    with failures_told():
        return note.read_text("ascii", "replace") if note.exists() else ""


def restore_noted(folder: Path) -> None:
    """Remember no more that a backup was put back; raises BackupError."""
    with failures_told():
        (folder / BACKUPS / _RESTORED).unlink(missing_ok=True)


def finish(folder: Path) -> None:
    """Do what is left of putting a backup back; each step may be the first after a crash.

    Raises BackupError; what is not done yet is done at the next try.
    """
    pending = folder / PENDING_RESTORE
    with failures_told():
        aside, kept = _aside(folder, pending)
        if (pending / VAULT_FILE).exists():
            # A log of the old database must never lie beside the new one.
            _move_aside(_old_files(folder), aside)
            _move_in(pending / VAULT_FILE, folder)
        if (pending / KEY_FILE).exists():
            _move_aside([folder / KEY_FILE], aside)
            _move_in(pending / KEY_FILE, folder)
        if (pending / _FROM).exists():
            # For the journal: it is the backup's own, and does not know what happened to it.
            (pending / _FROM).replace(folder / BACKUPS / _RESTORED)
        shutil.rmtree(pending)
        sync_folder(folder)
        if not kept or not any(aside.iterdir()):
            shutil.rmtree(aside)


def _aside(folder: Path, pending: Path) -> tuple[Path, bool]:
    kept = (pending / _KEEP).exists()
    name = (pending / _KEEP).read_text("ascii") if kept else _REPLACED
    make_private_folder(folder / BACKUPS / name)
    return folder / BACKUPS / name, kept


def _old_files(folder: Path) -> Iterator[Path]:
    yield from (folder / f"{VAULT_FILE}{ending}" for ending in _BESIDE)
    # The rest of an interrupted change of the key.
    yield from folder.glob(f"{VAULT_FILE}.new*")


def _move_aside(paths: Iterable[Path], aside: Path) -> None:
    for path in paths:
        if path.exists():
            taken = (aside / path.name).exists()
            path.rename(free_name(aside / path.name) if taken else aside / path.name)
    sync_folder(aside)


def _move_in(path: Path, folder: Path) -> None:
    path.rename(folder / path.name)
    sync_folder(folder)


def _names(folder: Path) -> tuple[str, ...]:
    return tuple(slot.name for slot in slots(folder))


def _without(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(set(names) - set(others)))
