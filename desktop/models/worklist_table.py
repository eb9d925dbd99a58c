"""The worklist as a table: what is the matter, since when, with whom, and what to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QObject, Qt

from casework.names import folded
from casework.phrases import Phrases
from casework.worklist import BANDS, WorklistItem
from desktop.models.sorting import ROOT, ROW_ROLE, SORT_ROLE, WORDS_ROLE, Index
from desktop.views.parts import isolated

BRIEF_POSTEN = "brief_posten"

_Role = Qt.ItemDataRole


class Column(IntEnum):
    """The columns; the page shows some of them as a second line under another."""

    BAND = 0
    WHAT = 1
    SINCE = 2
    REASON = 3
    CLIENT = 4
    FILE = 5
    PROCEDURE = 6
    STEP = 7


class Row(NamedTuple):
    """One file with everything a view asks for, made once; both are by role."""

    whole: Mapping[int, Any]
    by_column: Mapping[int, Sequence[Any]]


class WorklistTable(QAbstractTableModel):
    """Shows worklist items in the order given; it reads no database and computes no law."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._rows: tuple[Row, ...] = ()

    def show(self, items: Sequence[WorklistItem], today: date) -> None:
        """Replace the whole contents."""
        self.beginResetModel()
        self._rows = tuple(
            _row(item, place, today, self._phrases) for place, item in enumerate(items)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in row.whole:
            return row.whole[role]
        values = row.by_column.get(role)
        return None if values is None else values[index.column()]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return _header(Column(section))
        return None


def spoken(texts: Sequence[str], column: Column) -> str:
    """Say everything that the page shows in the cell of a column, and what it had to cut off."""
    match column:
        case Column.WHAT:
            shown = [Column.WHAT, Column.SINCE, Column.REASON]
        case Column.CLIENT:
            shown = [Column.CLIENT, Column.PROCEDURE, Column.FILE]
        case _:
            shown = [column]
    return " · ".join(texts[part] for part in shown if texts[part])


def since_words(day: date | None, today: date, phrases: Phrases) -> str:
    """Say how long ago a day was, or how long it still takes; "" when there is no day."""
    if day is None:
        return ""
    if day == today:
        return QCoreApplication.translate("WorklistTable", "today")
    interval = phrases.interval(day, today)
    if day > today:
        return QCoreApplication.translate("WorklistTable", "in {interval}").format(
            interval=interval
        )
    return QCoreApplication.translate("WorklistTable", "{interval} ago").format(interval=interval)


def _row(item: WorklistItem, place: int, today: date, phrases: Phrases) -> Row:
    client = item.client
    texts = (
        phrases.say("band", item.band),
        phrases.say("alert_short", item.code),
        since_words(item.day, today, phrases),
        _reason(item, phrases),
        isolated(client.sort_name),
        item.number,
        phrases.say("procedure_short", item.case_file.procedure),
        phrases.say("next_step", item.next_step),
    )
    far = date.max.toordinal() if item.day is None else item.day.toordinal()
    keys = (
        BANDS.index(item.band) * 1_000_000 + place,
        far,
        far,
        texts[Column.REASON],
        " ".join(sorted(folded(client.family_name))) + client.sort_name.casefold(),
        item.number,
        texts[Column.PROCEDURE],
        texts[Column.STEP],
    )
    words = folded(" ".join((*texts, client.v_nummer)))
    said = tuple(spoken(texts, column) for column in Column)
    return Row(
        {ROW_ROLE: item, WORDS_ROLE: words},
        {
            _Role.DisplayRole: texts,
            SORT_ROLE: keys,
            _Role.ToolTipRole: said,
            _Role.AccessibleTextRole: said,
        },
    )


def _reason(item: WorklistItem, phrases: Phrases) -> str:
    if item.next_step == BRIEF_POSTEN:
        return QCoreApplication.translate(
            "WorklistTable", "The letter is made. Post it and fill in the day."
        )
    if item.assessment is None or not phrases.has("because", _because(item)):
        return phrases.say("alert", item.code, (("day", item.day),))
    because = item.assessment.next_step.because
    return phrases.say("because", because.code, because.values)


def _because(item: WorklistItem) -> str:
    return "" if item.assessment is None else item.assessment.next_step.because.code


def _header(column: Column) -> str:
    translate = QCoreApplication.translate
    return {
        Column.BAND: translate("WorklistTable", "Urgency"),
        Column.WHAT: translate("WorklistTable", "What, and why"),
        Column.SINCE: translate("WorklistTable", "Since"),
        Column.REASON: translate("WorklistTable", "Why"),
        Column.CLIENT: translate("WorklistTable", "Client and file"),
        Column.FILE: translate("WorklistTable", "File"),
        Column.PROCEDURE: translate("WorklistTable", "Procedure"),
        Column.STEP: translate("WorklistTable", "Next step"),
    }[column]
