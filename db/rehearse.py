"""Trying whether a backup can be put back: in a folder of its own, which is then thrown away."""

from pathlib import Path
from tempfile import TemporaryDirectory

from casework.backups import BackupError
from db.backup_manifest import SEALED_FILES
from db.backups import (
    BACKUPS,
    NEW,
    Backup,
    Report,
    clean,
    copy_file,
    failures_told,
    newest_good,
    silent,
)
from db.comparison import EVENTS, KINDS
from db.files import VAULT_FILE
from db.migrate import bring_up_to_date
from db.restore import usable, vault_id_of
from db.storage import SqlStorage
from db.vault_key import VaultKey


def rehearse(folder: Path, key: VaultKey, report: Report = silent) -> Backup:
    """Put the newest backup back in a folder of its own, open it, read all of it, and remove it.

    Raises BackupError: "no_backup" when there is none, or what is the matter with it.
    """
    home = folder / BACKUPS
    newest = newest_good(home, key)
    if newest is None:
        raise BackupError("no_backup")
    usable(newest.folder, key, vault_id_of(folder), report)
    with failures_told():
        clean(home)
        with TemporaryDirectory(prefix=f"{NEW}rehearsal-", dir=home) as stage:
            _rehearse(newest, Path(stage), key)
    return newest


def _rehearse(backup: Backup, stage: Path, key: VaultKey) -> None:
    for name in SEALED_FILES:
        copy_file(backup.folder / name, stage / name)
    path = stage / VAULT_FILE
    key.open(lambda raw: bring_up_to_date(path, raw))
    storage = key.open(lambda raw: SqlStorage(path, raw))
    try:
        expected = _expected(backup)
        if _counted(storage) != expected:
            raise BackupError("backup_damaged", backup.folder.name)
    finally:
        storage.close()


def _expected(backup: Backup) -> dict[str, int]:
    tables = backup.manifest.tables if backup.manifest else {}
    return {kind: tables[kind].rows for kind in KINDS}


def _counted(storage: SqlStorage) -> dict[str, int]:
    """Read everything the way the windows do, and count it."""
    with storage.work() as work:
        files = list(work.case_files)
        return {
            "clients": sum(1 for _ in work.clients),
            "case_files": len(files),
            EVENTS: sum(len(one.events) for one in files),
            "letters": sum(
                bool(work.letters.get(letter.id))
                for one in files
                for letter in work.letters.of_case(one.id)
            ),
        }
