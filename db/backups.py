"""Backups of a vault: made, opened again and checked, and listed."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from casework.backups import BACKUP_REASONS, BackupError, moment_of, name_of
from casework.errors import StorageError
from db.backup_manifest import (
    MANIFEST,
    SEALED_FILES,
    FileSeal,
    JournalHead,
    Manifest,
    is_sealed_by,
    read_manifest,
    seal_of,
    sealed,
)
from db.failures import failures_sorted
from db.files import (
    VAULT_FILE,
    make_private_folder,
    new_private_file,
    sync_folder,
    write_private,
)
from db.key_file import KEY_FILE, read_keys
from db.vault_key import VaultKey
from db.verify import TableContent, contents_of, is_whole, tables_of

BACKUPS = "backups"

# What begins like this is unfinished, or on its way out; it is never taken for a backup.
NEW, OLD = ".new-", ".old-"
_STEPS = 4

# What fails while SQLite copies carries no code, only the words SQLite has for it.
_BY_WORDS = {
    "database or disk is full": "full",
    "disk I/O error": "unwritable",
    "database is locked": "busy",
    "attempt to write a readonly database": "read_only",
}

Report = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Source:
    """An open vault to copy: its folder, its key, and a connection that sees one moment of it."""

    folder: Path
    key: VaultKey
    connection: sqlcipher.Connection


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and why a backup is made, and by which version of the program."""

    now: datetime
    because: str
    program: str = ""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that lies there whole; `size` in bytes.

    `manifest` is what it says about itself, None when that cannot be read.
    """

    folder: Path
    made_at: datetime
    size: int
    manifest: Manifest | None


def silent(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def make(source: Source, occasion: Occasion, report: Report = silent) -> Backup:
    """Copy the vault with its key file, open the copy again and check it against the vault.

    Raises BackupError: "vault_damaged", "backup_damaged", "full", "read_only", "busy" or
    "unwritable". Then no backup was added, and none that was there is touched.
    """
    with failures_told():
        report(0, _STEPS)
        return _made(source, occasion, contents_of(source.connection), report)


def make_if_changed(source: Source, occasion: Occasion, report: Report = silent) -> Backup | None:
    """Do as `make`, unless the newest good backup holds exactly what the vault holds."""
    with failures_told():
        report(0, _STEPS)
        tables = contents_of(source.connection)
        newest = newest_good(source.folder / BACKUPS, source.key)
        if newest is not None and _says(newest, tables, seal_of(source.folder / KEY_FILE)):
            return None
        return _made(source, occasion, tables, report)


def backups_in(home: Path) -> tuple[Backup, ...]:
    """List the backups in a folder, the newest first; a folder that is absent has none.

    Raises BackupError when it may not be looked into.
    """
    with failures_told():
        folders = sorted(home.iterdir(), reverse=True) if home.is_dir() else []
        dated = ((folder, moment_of(folder.name)) for folder in folders)
        return tuple(listed(folder, moment) for folder, moment in dated if moment is not None)


def newest_good(home: Path, key: VaultKey) -> Backup | None:
    """Find the newest backup that is sealed by this key; None without one."""
    return next((one for one in backups_in(home) if _is_good(one, key)), None)


def check(folder: Path, key: VaultKey, vault_id: str, report: Report = silent) -> Manifest:
    """Open a backup and compare all of it with what its manifest says.

    Raises BackupError: "half", "altered", "newer", "other_office" when it is of another vault,
    "other_key" when it was made under an earlier key, or "backup_damaged".
    """
    with failures_told():
        manifest = read_manifest(folder)
        check_seal(folder, manifest, key, vault_id)
        if folder.name != name_of(manifest.made_at):
            raise BackupError("altered", folder.name)
        report(1, _STEPS)
        check_files(folder, manifest)
        report(2, _STEPS)
        _check_database(folder / VAULT_FILE, manifest, key)
        report(_STEPS, _STEPS)
        return manifest


def clean(home: Path) -> None:
    """Remove what an interrupted backup left; raises OSError."""
    for rest in home.iterdir() if home.is_dir() else ():
        if rest.name.startswith((NEW, OLD)):
            shutil.rmtree(rest)


def matches(folder: Path, manifest: Manifest) -> bool:
    """Whether the files in a folder are to the byte those that were sealed; raises OSError."""
    return all(seal_of(folder / name) == manifest.files[name] for name in SEALED_FILES)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file for the owner alone, and wait until it is on disk; raises OSError."""
    new_private_file(target)
    shutil.copyfile(source, target)
    _sync(target)


@contextmanager
def failures_told() -> Iterator[None]:
    """Raise what the surroundings do wrong around a backup as BackupError; a bug passes."""
    try:
        with failures_sorted():
            yield
    except StorageError as error:
        reason = "vault_damaged" if error.reason == "damaged" else error.reason
        known = reason if reason in BACKUP_REASONS else "unwritable"
        raise BackupError(known, error.detail) from error


def check_seal(folder: Path, manifest: Manifest, key: VaultKey, vault_id: str) -> None:
    """Check that a manifest is of this vault, written by who had this key; raises BackupError."""
    if manifest.vault_id != vault_id:
        raise BackupError("other_office", folder.name)
    if not is_sealed_by(folder, key):
        opens = _opens(folder / VAULT_FILE, key)
        raise BackupError("altered" if opens else "other_key", folder.name)


def check_files(folder: Path, manifest: Manifest) -> None:
    """Check that the files of a backup are as they were sealed; raises BackupError."""
    if not matches(folder, manifest):
        raise BackupError("backup_damaged", folder.name)


def listed(folder: Path, moment: datetime) -> Backup:
    """Say what lies in the folder of a backup; raises OSError."""
    size = sum(one.stat().st_size for one in folder.iterdir())
    try:
        return Backup(folder, moment, size, read_manifest(folder))
    except BackupError:
        return Backup(folder, moment, size, None)


@contextmanager
def new_folder(home: Path, name: str) -> Iterator[Path]:
    """Make a folder that is no backup yet; what is left in it afterwards is removed."""
    make_private_folder(home)
    clean(home)
    new = home / f"{NEW}{name}"
    new.mkdir(mode=0o700)
    try:
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=True)


def settled(new: Path, final: Path) -> Path:
    """Give a folder that is whole and checked its final name, and return it; raises OSError."""
    # The name comes last: what has it, is whole and on disk.
    sync_folder(new)
    new.rename(final)
    sync_folder(final.parent)
    return final


def _made(
    source: Source, occasion: Occasion, tables: dict[str, TableContent], report: Report
) -> Backup:
    report(1, _STEPS)
    home = source.folder / BACKUPS
    moment = _free_moment(home, occasion.now)
    with new_folder(home, name_of(moment)) as new:
        _copy_database(source, new / VAULT_FILE)
        write_private(new / KEY_FILE, (source.folder / KEY_FILE).read_bytes())
        report(2, _STEPS)
        manifest = Manifest(
            vault_id=read_keys(new).vault_id,
            made_at=moment,
            because=occasion.because,
            program=occasion.program,
            revision=_revision(source.connection),
            tables=tables,
            journal=_journal_head(source.connection),
            files={name: seal_of(new / name) for name in SEALED_FILES},
        )
        write_private(new / MANIFEST, sealed(manifest, source.key))
        _check_copy(source, new, manifest)
        report(_STEPS, _STEPS)
        return listed(settled(new, home / name_of(moment)), moment)


def _check_copy(source: Source, new: Path, manifest: Manifest) -> None:
    try:
        _check_database(new / VAULT_FILE, manifest, source.key)
    except BackupError as error:
        # Whose fault it is decides what the user must do.
        if not is_whole(source.connection):
            raise BackupError("vault_damaged") from error
        raise


def _check_database(path: Path, manifest: Manifest, key: VaultKey) -> None:
    try:
        with closing(key.connect_to_read(path)) as connection:
            good = is_whole(connection) and contents_of(connection) == manifest.tables
    except sqlcipher.DatabaseError as error:
        raise BackupError("backup_damaged", path.name) from error
    if not good:
        raise BackupError("backup_damaged", path.name)


def _opens(path: Path, key: VaultKey) -> bool:
    try:
        with closing(key.connect_to_read(path)) as connection:
            return bool(tables_of(connection))
    except sqlcipher.DatabaseError:
        return False


def _is_good(backup: Backup, key: VaultKey) -> bool:
    return backup.manifest is not None and is_sealed_by(backup.folder, key)


def _says(backup: Backup, tables: dict[str, TableContent], keys: FileSeal) -> bool:
    said = backup.manifest
    return said is not None and said.tables == tables and said.files[KEY_FILE] == keys


def _free_moment(home: Path, now: datetime) -> datetime:
    moment = now.astimezone(UTC).replace(microsecond=0)
    while (home / name_of(moment)).exists():
        moment += timedelta(seconds=1)
    return moment


def _revision(connection: sqlcipher.Connection) -> str:
    return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def _journal_head(connection: sqlcipher.Connection) -> JournalHead | None:
    if "journal" not in tables_of(connection):
        return None
    last = connection.execute("SELECT number, hash FROM journal ORDER BY number DESC LIMIT 1")
    found = last.fetchone()
    return None if found is None else JournalHead(int(found[0]), str(found[1]))


def _copy_database(source: Source, target: Path) -> None:
    new_private_file(target)
    with closing(source.key.connect(target)) as copy:
        try:
            source.connection.backup(copy)
        except sqlcipher.DatabaseError as error:
            raise BackupError(_BY_WORDS.get(str(error), "vault_damaged")) from error
    _sync(target)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
