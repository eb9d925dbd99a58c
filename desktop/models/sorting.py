"""One proxy for every table, which finds rows by words; the table itself sorts."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt

from casework.names import folded

SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
WORDS_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class TableProxy(QSortFilterProxyModel):
    """Keeps the rows in which every word that was typed begins some word of the row."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._typed: frozenset[str] = frozenset()

    def find(self, text: str) -> None:
        """Show only what has these words, without regard for case, accents and order."""
        self._typed = folded(text)
        self.invalidate()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the table sort: it makes each key once, a proxy asks for two at each comparison."""
        self.sourceModel().sort(column, order)

    def value(self, row: int) -> Any:
        """Return what a row that is shown stands for."""
        return self.index(row, 0).data(ROW_ROLE)

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        if not self._typed:
            return True
        index = self.sourceModel().index(source_row, 0, source_parent)
        return has_words(self._typed, self.sourceModel().data(index, WORDS_ROLE))


def has_words(typed: frozenset[str], words: frozenset[str]) -> bool:
    """Whether every typed word begins some word of the row."""
    return all(any(word.startswith(begin) for word in words) for begin in typed)
