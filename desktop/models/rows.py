"""A table of values, each made into words when it is first looked at."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from desktop.models.sorting import ROOT, ROW_ROLE, SORT_ROLE, WORDS_ROLE, Index

_Role = Qt.ItemDataRole
_UNSORTED = -1


class RowsTable(QAbstractTableModel):
    """Shows values as rows; it reads no database and computes no law.

    Of thousands of rows only some are ever in sight, so texts are made when they are asked for.
    Each table says what its texts, sort keys and words to find are.
    """

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._values: tuple[Any, ...] = ()
        self._order: list[int] = []
        self._sorted = (_UNSORTED, Qt.SortOrder.AscendingOrder)
        self._texts: dict[int, Sequence[str]] = {}
        self._words: dict[int, frozenset[str]] = {}

    def texts_of(self, value: Any) -> Sequence[str]:
        """Say what stands in each column."""
        raise NotImplementedError

    def key_of(self, value: Any, column: int) -> Any:
        """Return what a column sorts by; None sorts as the values were given."""
        raise NotImplementedError

    def words_of(self, value: Any) -> frozenset[str]:
        """Return the words by which a row is found."""
        raise NotImplementedError

    def said_of(self, texts: Sequence[str], column: int) -> str:
        """Say what a screen reader says of a cell; also its tooltip."""
        return texts[column]

    def show_values(self, values: Sequence[Any]) -> None:
        """Replace the whole contents; they stay sorted as the user wanted."""
        self.beginResetModel()
        self._values = tuple(values)
        self._texts, self._words = {}, {}
        self._order = self._ordered()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by the keys of a column, each made once; -1 gives the order of the values back."""
        self._sorted = (column, order)
        self.layoutAboutToBeChanged.emit()
        before, self._order = self._order, self._ordered()
        row_now = {place: row for row, place in enumerate(self._order)}
        kept = self.persistentIndexList()
        self.changePersistentIndexList(
            kept, [self.index(row_now[before[old.row()]], old.column()) for old in kept]
        )
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._values)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        place = self._order[index.row()]
        value = self._values[place]
        match role:
            case _Role.DisplayRole:
                return self._texts_at(place)[index.column()]
            case _Role.ToolTipRole | _Role.AccessibleTextRole:
                return self.said_of(self._texts_at(place), index.column())
        return self._own_data(place, value, index.column(), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return self._headings[section]
        return None

    def _own_data(self, place: int, value: Any, column: int, role: int) -> Any:
        if role == ROW_ROLE:
            return value
        if role == SORT_ROLE:
            return self._key_at(place, column)
        return self._words_at(place) if role == WORDS_ROLE else None

    def _texts_at(self, place: int) -> Sequence[str]:
        if place not in self._texts:
            self._texts[place] = self.texts_of(self._values[place])
        return self._texts[place]

    def _words_at(self, place: int) -> frozenset[str]:
        if place not in self._words:
            self._words[place] = self.words_of(self._values[place])
        return self._words[place]

    def _key_at(self, place: int, column: int) -> Any:
        key = self.key_of(self._values[place], column)
        return place if key is None else key

    def _ordered(self) -> list[int]:
        column, order = self._sorted
        places = range(len(self._values))
        if column == _UNSORTED:
            return list(places)
        backwards = order == Qt.SortOrder.DescendingOrder
        return sorted(places, key=lambda place: self._key_at(place, column), reverse=backwards)
