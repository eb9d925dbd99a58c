"""What happens to backups later: copied to a second place, and thinned as they get older."""

import shutil
from datetime import datetime
from pathlib import Path

from casework.backups import BackupError, superfluous
from db.backup_manifest import MANIFEST, SEALED_FILES, read_manifest
from db.backups import (
    OLD,
    Backup,
    backups_in,
    check_files,
    check_seal,
    copy_file,
    failures_told,
    listed,
    new_folder,
    newest_good,
    settled,
)
from db.files import sync_folder
from db.vault_key import VaultKey

_ELSEWHERE = "termijnwacht-"
_ID_SHOWN = 8


def home_elsewhere(place: Path, vault_id: str) -> Path:
    """Name the folder for the backups of one vault in a second place that several may share."""
    return place / f"{_ELSEWHERE}{vault_id[:_ID_SHOWN]}"


def copy_to(backup: Backup, place: Path, key: VaultKey, vault_id: str) -> Backup:
    """Copy a backup to a second place, and compare what arrived with its manifest.

    Raises BackupError: "place_absent" when the place is not there, or as `make`.
    """
    with failures_told():
        if not place.is_dir():
            raise BackupError("place_absent")
        home = home_elsewhere(place, vault_id)
        with new_folder(home, backup.folder.name) as new:
            for name in (*SEALED_FILES, MANIFEST):
                copy_file(backup.folder / name, new / name)
            manifest = read_manifest(new)
            check_seal(new, manifest, key, vault_id)
            check_files(new, manifest)
            return listed(settled(new, home / backup.folder.name), backup.made_at)


def thin(home: Path, key: VaultKey, vault_id: str, now: datetime) -> int:
    """Remove the backups of this vault that are superfluous, and return how many.

    The newest good one stays, and so does what is of another vault or cannot be read.
    """
    good = newest_good(home, key)
    if good is None:
        return 0
    ours = [one for one in backups_in(home) if one.manifest and one.manifest.vault_id == vault_id]
    gone = superfluous([one.made_at for one in ours], now) - {good.made_at}
    with failures_told():
        for backup in ours:
            if backup.made_at in gone:
                remove_folder(backup.folder)
    return len(gone)


def remove_folder(folder: Path) -> None:
    """Remove the folder of a backup: first its name, so that half of it is none; raises OSError."""
    old = folder.rename(folder.with_name(f"{OLD}{folder.name}"))
    sync_folder(folder.parent)
    shutil.rmtree(old)
