"""Who comes up for erasing, as a table."""

from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.erasing_words import review_line
from casework.names import folded
from casework.phrases import Phrases, short_day
from casework.retention import ToReview
from desktop.models.rows import RowsTable
from desktop.reading import sorted_words
from desktop.views.parts import isolated


class ReviewColumn(IntEnum):
    """The columns of the list."""

    NAME = 0
    SINCE = 1
    FILES = 2
    WHY = 3


class ReviewTable(RowsTable):
    """Shows people in the order given, the longest past first."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("ReviewTable", "Name"),
                translate("ReviewTable", "Since"),
                translate("ReviewTable", "Files"),
                translate("ReviewTable", "Why"),
            ),
            parent,
        )
        self._phrases = phrases

    def texts_of(self, value: ToReview) -> tuple[str, ...]:
        unknown = QCoreApplication.translate("ReviewTable", "unknown")
        return (
            isolated(value.client.sort_name),
            unknown if value.since is None else short_day(value.since),
            ", ".join(case_file.number for case_file in value.files),
            review_line(value, self._phrases),
        )

    def key_of(self, value: ToReview, column: int) -> object:
        match ReviewColumn(column):
            case ReviewColumn.NAME:
                return sorted_words(value.client.sort_name)
            case ReviewColumn.SINCE:
                return value.since or date.min
        return self.texts_of(value)[column]

    def words_of(self, value: ToReview) -> frozenset[str]:
        return folded(" ".join(self.texts_of(value)))
