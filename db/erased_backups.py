"""Backups that still hold people who were erased from the vault: which they are, and removed.

A backup is told by its list of erasures: one with another list than the vault has was made before
somebody was erased, or comes from before something else was put back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from casework.backups import BackupError
from db.backup_upkeep import remove_folder
from db.backups import (
    BACKUPS,
    Backup,
    Source,
    backups_in,
    check,
    clean,
    failures_told,
    newest_good,
)
from db.files import VAULT_FILE
from db.restore import ASIDE, vault_id_of
from db.verify import TableContent, content_of

_ERASURES = "erasures"


@dataclass(frozen=True, slots=True)
class Held:
    """What still holds people who were erased, in one place for backups.

    `newest` is a good backup without them. Of the `unreadable` nobody can say, and `aside` are old
    vaults that were kept: these never go by themselves.
    """

    newest: Backup | None = None
    older: tuple[Backup, ...] = ()
    unreadable: tuple[Backup, ...] = ()
    aside: tuple[Path, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is anything to remove."""
        return bool(self.older or self.unreadable or self.aside)


def held_beside(source: Source) -> Held:
    """Find what the folder of an open vault still holds; raises BackupError.

    Nothing, when nobody was ever erased.
    """
    found = held_in(source, source.folder / BACKUPS)
    with failures_told():
        aside = tuple(_aside(source.folder)) if _erasures(source).rows else ()
    return Held(found.newest, found.older, found.unreadable, aside)


def held_in(source: Source, home: Path) -> Held:
    """Find what one place for the backups of an open vault still holds; raises BackupError."""
    erasures, vault_id = _erasures(source), vault_id_of(source.folder)
    if not erasures.rows:
        return Held()
    there = backups_in(home)
    ours = [one for one in there if one.manifest and one.manifest.vault_id == vault_id]
    good = newest_good(home, source.key)
    return Held(
        newest=good if good is not None and _says(good, erasures) else None,
        older=tuple(one for one in ours if not _says(one, erasures)),
        unreadable=tuple(one for one in there if one.manifest is None),
    )


def remove_held(source: Source, home: Path, held: Held) -> int:
    """Remove what holds people who were erased, and return how many that were.

    A good backup without them must be there, and is checked wholly first. Raises BackupError:
    "no_backup" without one, or as `check`; then nothing was removed.
    """
    if held.newest is None:
        raise BackupError("no_backup")
    check(held.newest.folder, source.key, vault_id_of(source.folder))
    folders = [one.folder for one in (*held.older, *held.unreadable)]
    with failures_told():
        for folder in folders:
            remove_folder(folder)
        for path in held.aside:
            if path.is_dir():
                remove_folder(path)
            else:
                path.unlink(missing_ok=True)
        clean(home)
    return len(folders) + len(held.aside)


def _erasures(source: Source) -> TableContent:
    return content_of(source.connection, _ERASURES)


def _says(backup: Backup, erasures: TableContent) -> bool:
    said = backup.manifest
    return said is not None and said.tables.get(_ERASURES) == erasures


def _aside(folder: Path) -> Iterator[Path]:
    yield from sorted((folder / BACKUPS).glob(f"{ASIDE}*"))
    # What was set aside when a new vault was made, or one came back from a server.
    yield from sorted(folder.glob(f"{VAULT_FILE}*.old-*"))
