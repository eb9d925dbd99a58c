"""What is remembered about backups beside the vault: where the second place is, how it went."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from casework.backups import Facts, Result
from db.backups import BACKUPS, backups_in
from db.files import make_private_folder, write_private

STATE_FILE = "state.json"


@dataclass(frozen=True, slots=True)
class State:
    """How making, copying elsewhere and rehearsing went last; None for never."""

    second_place: str = ""
    made: Result | None = None
    second: Result | None = None
    rehearsal: Result | None = None


def load_state(folder: Path) -> State:
    """Read the state of the vault in the folder; an empty one when it is absent or unreadable.

    Who could spoil the file could also have deleted it.
    """
    try:
        content = json.loads((folder / BACKUPS / STATE_FILE).read_bytes())
        return State(
            str(content["second_place"]),
            *(_result(content[name]) for name in ("made", "second", "rehearsal")),
        )
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return State()


def store_state(folder: Path, state: State) -> None:
    """Store the state of the vault in the folder; raises StorageError."""
    results = {"made": state.made, "second": state.second, "rehearsal": state.rehearsal}
    content = {name: _written(result) for name, result in results.items()}
    make_private_folder(folder / BACKUPS)
    body = {"second_place": state.second_place, **content}
    write_private(folder / BACKUPS / STATE_FILE, json.dumps(body, indent=2).encode())


def facts_of(folder: Path, now: datetime) -> Facts:
    """Gather what is known about the backups of the vault in the folder; raises BackupError."""
    state = load_state(folder)
    readable = [one.made_at for one in backups_in(folder / BACKUPS) if one.manifest]
    return Facts(
        newest=max((moment for moment in readable if moment <= now), default=None),
        made=state.made,
        second_place=bool(state.second_place),
        second=state.second,
        rehearsal=state.rehearsal,
        from_future=any(moment > now for moment in readable),
    )


def _written(result: Result | None) -> dict[str, str] | None:
    return None if result is None else {"at": result.at.isoformat(), "reason": result.reason}


def _result(content: dict[str, str] | None) -> Result | None:
    if content is None:
        return None
    at = datetime.fromisoformat(content["at"])
    if at.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return Result(at, str(content["reason"]))
