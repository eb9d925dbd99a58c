"""What is done about backups on the background thread; a vault on a server is backed up there."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from casework.backups import (
    AUTOMATIC,
    BEFORE_RESTORE,
    BY_HAND,
    BackupError,
    Facts,
    Result,
    is_due,
    rehearsal_is_due,
)
from casework.desk import Desk
from casework.errors import CaseworkError
from casework.journal import RESTORED, VAULT
from db.attempts import counted
from db.backup_round import back_up, back_up_if_changed, rehearsed
from db.backup_state import facts_of, load_state
from db.backup_upkeep import home_elsewhere
from db.backups import BACKUPS, Backup, Occasion, backups_in
from db.restore import (
    Preview,
    key_of,
    preview,
    preview_alone,
    restore_noted,
    restored_from,
    vault_id_of,
)
from db.restoring import restore, restore_closed
from db.storage import SqlStorage
from desktop import vaults
from desktop.errors import program_version
from desktop.vaults import TooSoonError

Report = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Entry:
    """A backup to choose from; whether it lies in the second place."""

    backup: Backup
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Overview:
    """How it stands with the backups of a vault; moments are in the time of this computer."""

    facts: Facts
    entries: tuple[Entry, ...]
    second_place: str
    now: datetime


def is_backed_up_here(vault: object) -> bool:
    """Whether this program makes the backups of a vault."""
    return isinstance(vault, SqlStorage)


def note_restored(desk: Desk, folder: Path) -> None:
    """Write in the journal that a backup was put back: the journal that came back does not say."""
    name = restored_from(folder)
    if name:
        desk.note(RESTORED, VAULT, reason=name)
        restore_noted(folder)


def look(folder: Path, now: datetime) -> Overview:
    """Gather what there is; raises BackupError."""
    second = load_state(folder).second_place
    entries = [Entry(one) for one in backups_in(folder / BACKUPS)]
    if second:
        home = home_elsewhere(Path(second), vault_id_of(folder))
        entries += [Entry(one, elsewhere=True) for one in backups_in(home)]
    return Overview(_local(facts_of(folder, now)), tuple(entries), second, now.astimezone())


def look_in(folder: Path, now: datetime) -> Overview:
    """Gather the backups that lie in a folder somebody pointed at; raises BackupError."""
    entries = tuple(Entry(one, elsewhere=True) for one in _found_in(folder))
    return Overview(Facts(), entries, "", now.astimezone())


def closing(vault: object, now: datetime, report: Report) -> CaseworkError | None:
    """Back up what changed before the vault is locked; what goes wrong is told, not raised."""
    if not isinstance(vault, SqlStorage):
        return None
    try:
        with vault.snapshot() as source:
            back_up_if_changed(source, _occasion(now, AUTOMATIC), report)
    except CaseworkError as error:
        return error
    return None


def daily(vault: object, now: datetime, report: Report) -> None:
    """Back up and rehearse when it is time to; how it went is remembered."""
    if not isinstance(vault, SqlStorage):
        return
    occasion = _occasion(now, AUTOMATIC)
    with vault.snapshot() as source:
        if is_due(load_state(source.folder).made, now):
            back_up_if_changed(source, occasion, report)
        if rehearsal_is_due(load_state(source.folder).rehearsal, now):
            rehearsed(source, occasion, report)


def made_now(vault: object, now: datetime, report: Report) -> None:
    """Make a backup because somebody asked; raises BackupError."""
    if isinstance(vault, SqlStorage):
        with vault.snapshot() as source:
            back_up(source, _occasion(now, BY_HAND), report)


def tested_now(vault: object, now: datetime, report: Report) -> None:
    """Rehearse because somebody asked; raises BackupError."""
    if isinstance(vault, SqlStorage):
        with vault.snapshot() as source:
            rehearsed(source, _occasion(now, BY_HAND), report)


def previewed(vault: object, backup: Path, passphrase: str, report: Report) -> Preview:
    """Say what putting a backup back would change; raises BackupError or StorageError.

    A passphrase is needed only for a backup under an earlier key.
    """
    with _storage(vault).snapshot() as source:
        key = key_of(backup, passphrase) if passphrase else source.key
        return preview(source, backup, key, report)


def put_back(vault: object, backup: Path, passphrase: str, now: datetime) -> CaseworkError | None:
    """Put a backup in the place of an open vault; what goes wrong is told, not raised."""
    storage = _storage(vault)
    try:
        with storage.snapshot() as source:
            key = key_of(backup, passphrase) if passphrase else source.key
        restore(storage, backup, key, _occasion(now, BEFORE_RESTORE))
    except CaseworkError as error:
        return error
    return None


def previewed_closed(folder: Path, backup: Path, passphrase: str, report: Report) -> Preview:
    """Say what a backup holds, opened by its own key file; a wrong guess is counted."""
    _refuse_haste(folder)
    with counted(folder, time.time()):
        key = key_of(backup, passphrase)
    return preview_alone(folder, backup, key, report)


def put_back_closed(folder: Path, backup: Path, passphrase: str, now: datetime) -> None:
    """Put a backup back where no vault is open; raises BackupError or StorageError."""
    _refuse_haste(folder)
    with counted(folder, time.time()):
        key = key_of(backup, passphrase)
    restore_closed(folder, backup, key, passphrase, _occasion(now, BEFORE_RESTORE))


def _occasion(now: datetime, because: str) -> Occasion:
    return Occasion(now, because, program_version())


def _storage(vault: object) -> SqlStorage:
    if not isinstance(vault, SqlStorage):
        raise BackupError("no_backup")
    return vault


def _refuse_haste(folder: Path) -> None:
    seconds = vaults.wait_for(folder)
    if seconds:
        raise TooSoonError(seconds)


def _found_in(folder: Path) -> list[Backup]:
    """Find backups in a folder, or one step deeper: a vault's folder, or a USB stick."""
    inside = sorted(one for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []
    found = [*backups_in(folder), *(one for deeper in inside for one in backups_in(deeper))]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def _local(facts: Facts) -> Facts:
    def here(result: Result | None) -> Result | None:
        return None if result is None else replace(result, at=result.at.astimezone())

    return replace(
        facts,
        newest=facts.newest.astimezone() if facts.newest else None,
        made=here(facts.made),
        second=here(facts.second),
        rehearsal=here(facts.rehearsal),
    )
