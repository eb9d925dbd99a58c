"""Pictures of the windows on the vault of the demo, drawn in a process of their own."""

import multiprocessing
import os
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

from casework import people
from casework.desk import Desk
from casework.errors import CaseworkError
from db.storage import SqlStorage, open_vault


class ScreensError(CaseworkError):
    """The windows could not be drawn; what the window toolkit said stands on the terminal."""


def draw_screens(vault: Path, passphrase: str, folder: Path, as_of: date) -> None:
    """Draw the main windows as they stand on the day; raises ScreensError.

    A process can draw without a screen or open windows on one, not both. So the drawing has its
    own, and the window that may open afterwards is a real one.
    """
    spawned = multiprocessing.get_context("spawn")
    drawing = spawned.Process(target=_draw, args=(vault, passphrase, folder, as_of))
    drawing.start()
    drawing.join()
    if drawing.exitcode != 0:
        raise ScreensError(f"the windows could not be drawn (exit status {drawing.exitcode})")


def _draw(vault: Path, passphrase: str, folder: Path, as_of: date) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # The command's own arguments mean nothing to the window toolkit.
    del sys.argv[1:]
    from desktop.screens import write_screens  # noqa: PLC0415 - needed in this process only

    storage = open_vault(vault, passphrase)
    try:
        write_screens(_desk(storage, as_of), folder, as_of)
    finally:
        storage.close()


def _desk(storage: SqlStorage, as_of: date) -> Desk:
    """Sit down as whoever opened the vault, at noon of the day."""
    opened_by = storage.opened_by
    if opened_by is None:
        raise TypeError("the demo was opened by nobody")
    by = people.volunteer_of(storage, opened_by.id, opened_by.name, as_of)
    return Desk(storage, by, lambda: datetime.combine(as_of, time(12), UTC))
