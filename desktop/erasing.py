"""What is done to erase somebody, on the background thread: in the vault, and in its backups."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from casework import duties
from casework.backups import BY_HAND, BackupError, gone_by
from casework.desk import Desk
from casework.duties import Erased, Plan
from casework.erasing_words import Remains
from casework.errors import CaseworkError
from casework.rights import ERASE, check
from casework.usecases import new_id
from db.backup_round import back_up
from db.backup_state import load_state
from db.backup_upkeep import home_elsewhere
from db.backups import BACKUPS, Occasion, Source
from db.erased_backups import Held, held_beside, held_in, remove_held
from db.restore import vault_id_of
from db.storage import SqlStorage
from desktop.errors import program_version

Report = Callable[[int, int], object]


class Aftermath(NamedTuple):
    """Who went and what that took; what backups still hold, and what did not work afterwards.

    Without `remains` the vault is on a server. `problem`: the person is erased all the same.
    """

    plan: Plan
    erased: Erased
    remains: Remains | None
    problem: CaseworkError | None = None


def erased(desk: Desk, client_id: UUID, now: datetime, report: Report) -> Aftermath:
    """Erase a person, write the vault anew without them, and make a new backup.

    Raises InvalidFactsError and NoAccessError; then nobody was erased. What goes wrong once they
    are, is told and not raised.
    """
    check(desk.by, ERASE, desk.today)
    plan = duties.plan_of(desk, client_id)
    gone = duties.erase(desk, client_id, new_id(), desk.today)
    problem = None
    try:
        finished(desk, now, report)
    except CaseworkError as error:
        problem = error
    try:
        remains = remains_of(desk)
    except BackupError as error:
        problem, remains = problem or error, Remains(is_done=False)
    return Aftermath(plan, gone, remains, problem)


def finished(desk: Desk, now: datetime, report: Report) -> None:
    """Leave no trace in the vault's file and make a new backup; a server does its own.

    Raises StorageError and BackupError.
    """
    check(desk.by, ERASE, desk.today)
    if isinstance(desk.vault, SqlStorage):
        desk.vault.leave_no_trace()
        with desk.vault.snapshot() as source:
            back_up(source, Occasion(now, BY_HAND, program_version()), report)


def remains_of(desk: Desk) -> Remains | None:
    """Find what backups still hold of who was erased; None for a vault on a server.

    Raises BackupError.
    """
    if not isinstance(desk.vault, SqlStorage):
        return None
    with desk.vault.snapshot() as source:
        return _remains(source)


def removed(desk: Desk) -> int:
    """Remove the backups that hold who was erased, here and in the second place; return how many.

    Raises BackupError: "no_backup" as long as there is no good one without them.
    """
    check(desk.by, ERASE, desk.today)
    if not isinstance(desk.vault, SqlStorage):
        return 0
    with desk.vault.snapshot() as source:
        held = list(_held(source))
        if any(one.newest is None for _, one in held):
            raise BackupError("no_backup")
        return sum(remove_held(source, home, one) for home, one in held if one.any)


def _remains(source: Source) -> Remains:
    held = [one for _, one in _held(source)]
    last = gone_by([backup.made_at for one in held for backup in one.older])
    return Remains(
        is_done=all(one.newest is not None for one in held),
        older=sum(len(one.older) for one in held),
        until=None if last is None else last.astimezone().date(),
        unreadable=sum(len(one.unreadable) for one in held),
        aside=sum(len(one.aside) for one in held),
        absent=_second_is_absent(source),
    )


def _held(source: Source) -> Iterator[tuple[Path, Held]]:
    yield source.folder / BACKUPS, held_beside(source)
    second = _second(source)
    if second is not None and second.is_dir():
        yield second, held_in(source, second)


def _second(source: Source) -> Path | None:
    place = load_state(source.folder).second_place
    return home_elsewhere(Path(place), vault_id_of(source.folder)) if place else None


def _second_is_absent(source: Source) -> bool:
    second = _second(source)
    return second is not None and not second.is_dir()
