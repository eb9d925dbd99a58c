"""A table of rows that were made ready once; every table of the program is one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from desktop.models.sorting import ROOT, ROW_ROLE, SORT_ROLE, WORDS_ROLE, Index

_Role = Qt.ItemDataRole


class Row(NamedTuple):
    """Everything a view may ask of one row, by role: for the whole row, and by column."""

    whole: Mapping[int, Any]
    by_column: Mapping[int, Sequence[Any]]


def row_of(
    value: object,
    texts: Sequence[str],
    keys: Sequence[Any],
    words: frozenset[str],
    said: Sequence[str] | None = None,
) -> Row:
    """Make a row that stands for a value; `said` is what a screen reader says, and the tooltip."""
    by_column: dict[int, Sequence[Any]] = {_Role.DisplayRole: texts, SORT_ROLE: keys}
    if said is not None:
        by_column |= {_Role.ToolTipRole: said, _Role.AccessibleTextRole: said}
    return Row({ROW_ROLE: value, WORDS_ROLE: words}, by_column)


class RowsTable(QAbstractTableModel):
    """Shows rows; it reads no database and computes nothing."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: tuple[Row, ...] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace the whole contents."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

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
            return self._headings[section]
        return None
