"""The backups there are, as a table."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.backup_desk import Entry
from desktop.models.rows import RowsTable

_MEGABYTE = 1_000_000


class BackupColumn(IntEnum):
    """The columns of the list."""

    DAY = 0
    TIME = 1
    WHY = 2
    PLACE = 3
    SIZE = 4
    CHECKED = 5


class BackupTable(RowsTable):
    """Shows backups with their date in the time of this computer."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("BackupTable", "Day"),
                translate("BackupTable", "Time"),
                translate("BackupTable", "Made"),
                translate("BackupTable", "Place"),
                translate("BackupTable", "Size"),
                translate("BackupTable", "Checked when made"),
            ),
            parent,
        )
        self._phrases = phrases

    def texts_of(self, value: Entry) -> tuple[str, ...]:
        translate = QCoreApplication.translate
        local, manifest = value.backup.made_at.astimezone(), value.backup.manifest
        why = manifest.because if manifest else "unknown"
        return (
            short_day(local.date()),
            f"{local:%H:%M}",
            self._phrases.say("backup_occasion", why),
            translate("BackupTable", "second place")
            if value.elsewhere
            else translate("BackupTable", "with the vault"),
            f"{max(value.backup.size, 100_000) / _MEGABYTE:.1f} MB".replace(".", ","),
            translate("BackupTable", "yes") if manifest else translate("BackupTable", "no"),
        )

    def key_of(self, value: Entry, column: int) -> object:
        match BackupColumn(column):
            case BackupColumn.DAY | BackupColumn.TIME:
                return value.backup.made_at
            case BackupColumn.SIZE:
                return value.backup.size
        return self.texts_of(value)[column]

    def words_of(self, value: Entry) -> frozenset[str]:
        return folded(" ".join(self.texts_of(value)))
