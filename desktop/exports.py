"""Files the user asked for, outside the vault: written as a whole, or not at all."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

from casework.errors import CaseworkError
from db.files import replace_whole


class ExportError(CaseworkError):
    """A file that could not be written where the user wants it; nothing else is lost.

    `reason` is "full", "absent" for a folder that is not there, or "unwritable".
    """

    def __init__(self, reason: str, path: Path) -> None:
        # Without the path: its name is the user's, and may say more than it should.
        super().__init__(reason)
        self.reason = reason
        self.path = path


_REASONS = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.ENOENT: "absent"}


def written(path: Path, content: Callable[[], bytes]) -> Path:
    """Make the contents and write them for the owner alone; raises ExportError.

    A file that was there stays as it was when the new one cannot be written.
    """
    data = content()
    try:
        _replace(path, data)
    except OSError as error:
        raise ExportError(_REASONS.get(error.errno or 0, "unwritable"), path) from error
    return path


def _replace(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    replace_whole(path, data)
