"""A round of backups: made, copied to the second place, thinned, and how it went remembered."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from casework.backups import BackupError, Result
from casework.errors import StorageError
from db.backup_state import State, load_state, store_state
from db.backup_upkeep import copy_to, home_elsewhere, thin
from db.backups import (
    BACKUPS,
    Backup,
    Occasion,
    Report,
    Source,
    make,
    make_if_changed,
    newest_good,
    silent,
)
from db.rehearse import rehearse
from db.restore import vault_id_of

_MADE, _SECOND, _REHEARSAL = "made", "second", "rehearsal"


def back_up(source: Source, occasion: Occasion, report: Report = silent) -> Backup:
    """Make a backup, whether or not anything changed, and look after the others.

    Raises BackupError when none could be made. What goes wrong in the second place is remembered
    and not raised, for the backup beside the vault is there.
    """
    with _remembered(source.folder, _MADE, occasion):
        backup = make(source, occasion, report)
        _thin(source, source.folder / BACKUPS, occasion)
    _copy_elsewhere(source, backup, occasion)
    return backup


def back_up_if_changed(
    source: Source, occasion: Occasion, report: Report = silent
) -> Backup | None:
    """Do as `back_up` if something changed since the newest good backup; None if nothing did.

    What is not yet in the second place goes there in either case.
    """
    with _remembered(source.folder, _MADE, occasion):
        made = make_if_changed(source, occasion, report)
        _thin(source, source.folder / BACKUPS, occasion)
    newest = made or newest_good(source.folder / BACKUPS, source.key)
    if newest is not None:
        _copy_elsewhere(source, newest, occasion)
    return made


def rehearsed(source: Source, occasion: Occasion, report: Report = silent) -> Backup:
    """Try whether the newest backup can be put back; raises BackupError when it cannot."""
    with _remembered(source.folder, _REHEARSAL, occasion):
        return rehearse(source.folder, source.key, report)


def choose_second_place(folder: Path, place: Path | None) -> None:
    """Have backups copied to this place from now on, or to none.

    Raises BackupError: "place_absent", or "place_inside" for one that is lost with the vault.
    """
    if place is not None:
        if not place.is_dir():
            raise BackupError("place_absent")
        if place.resolve().is_relative_to(folder.resolve()):
            raise BackupError("place_inside")
    chosen = "" if place is None else str(place.absolute())
    store_state(folder, replace(load_state(folder), second_place=chosen, second=None))


def _copy_elsewhere(source: Source, backup: Backup, occasion: Occasion) -> None:
    place = load_state(source.folder).second_place
    if not place:
        return
    vault_id = vault_id_of(source.folder)
    home = home_elsewhere(Path(place), vault_id)
    # Remembered; the backup beside the vault is there, so nothing else has to stop.
    with suppress(BackupError), _remembered(source.folder, _SECOND, occasion):
        if not (home / backup.folder.name).is_dir():
            copy_to(backup, Path(place), source.key, vault_id)
        _thin(source, home, occasion)


def _thin(source: Source, home: Path, occasion: Occasion) -> None:
    thin(home, source.key, vault_id_of(source.folder), occasion.now)


@contextmanager
def _remembered(folder: Path, what: str, occasion: Occasion) -> Iterator[None]:
    try:
        yield
    except BackupError as error:
        # The error itself is told; on a full disk there may be no room to remember it.
        with suppress(StorageError):
            _remember(folder, what, Result(occasion.now, error.reason))
        raise
    _remember(folder, what, Result(occasion.now))


def _remember(folder: Path, what: str, result: Result) -> None:
    state = load_state(folder)
    changed = {_MADE: state.made, _SECOND: state.second, _REHEARSAL: state.rehearsal, what: result}
    store_state(folder, State(state.second_place, *changed.values()))
