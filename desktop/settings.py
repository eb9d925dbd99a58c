"""What the program remembers between two starts: sizes, and when it locks; nothing else."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import idle

_FILE = "window.ini"
_LOCK_MINUTES = "lock/minutes"
_FOLDER_MODE = 0o700


class WindowMemory:
    """Keeps geometry under the name of a window or table, and after how many minutes it locks.

    No name, number or path goes in.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / _FILE
        self._settings = QSettings(str(self._file), QSettings.Format.IniFormat)

    def restore_window(self, name: str, window: QWidget) -> None:
        """Give a window the size and place it had; without a memory it keeps its own."""
        window.restoreGeometry(self._bytes(f"{name}/geometry"))

    def keep_window(self, name: str, window: QWidget) -> None:
        """Remember the size and place of a window."""
        self._keep(f"{name}/geometry", window.saveGeometry())

    def restore_columns(self, name: str, header: QHeaderView) -> bool:
        """Give a table the columns it had; whether there was anything to remember."""
        return header.restoreState(self._bytes(_columns(name, header)))

    def keep_columns(self, name: str, header: QHeaderView) -> None:
        """Remember the columns of a table."""
        self._keep(_columns(name, header), header.saveState())

    def lock_minutes(self) -> int:
        """Return after how many minutes without a touch the program locks.

        What is not one of the choices, as after somebody wrote in the file, is the usual number:
        it cannot be put off, by accident or otherwise.
        """
        value = str(self._settings.value(_LOCK_MINUTES))
        return int(value) if value in map(str, idle.CHOICES) else idle.DEFAULT

    def keep_lock_minutes(self, minutes: int) -> None:
        """Remember after how many minutes the program locks."""
        self._keep(_LOCK_MINUTES, minutes)

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _keep(self, key: str, value: QByteArray | int) -> None:
        # A folder that cannot be written costs a memory, no work: Qt keeps quiet then.
        if not self._file.parent.exists() and not _made(self._file.parent):
            return
        self._settings.setValue(key, value)
        self._settings.sync()


def _columns(name: str, header: QHeaderView) -> str:
    # A later version may have another number of columns, which the older widths do not fit.
    return f"{name}/columns-{header.count()}"


def _made(folder: Path) -> bool:
    try:
        folder.mkdir(mode=_FOLDER_MODE, parents=True)
    except OSError:
        return False
    return True
