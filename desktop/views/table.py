"""The look and the keys of every table: dense, calm, rows that open with Enter."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.models.rows import RowsTable
from desktop.models.sorting import ROW_ROLE, TableProxy
from desktop.settings import WindowMemory

_ROW_HEIGHT = 1.8
_MEASURED_ROWS = 40
_EDGE = 2


class Table(QTableView):
    """Shows a table of rows; tells which row is chosen and which is to be opened."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, model: RowsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.proxy = TableProxy(self)
        self.proxy.setSourceModel(model)
        self.setModel(self.proxy)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        # Tab goes on to the next field; arrows walk through the table.
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Columns are fitted to what comes first; measuring thousands of rows is felt.
        header.setResizeContentsPrecision(_MEASURED_ROWS)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # In the order given until the user wants another.
        header.setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self._fitted = False
        self._measure()

        self.activated.connect(self._activate)
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def row_height(self) -> int:
        """Return how high a row is in the font of now."""
        return round(self.fontMetrics().height() * _ROW_HEIGHT)

    def stretch(self, column: int) -> None:
        """Give one column all the room that is left."""
        self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def fit(self) -> None:
        """Make the columns as wide as what is in them; once, for then they are the user's."""
        if self._fitted or not self.proxy.rowCount():
            return
        self._fitted = True
        for column in range(self.proxy.columnCount()):
            if not self.isColumnHidden(column):
                self.resizeColumnToContents(column)

    def restore(self, memory: WindowMemory, name: str) -> None:
        """Give the columns the widths they had; without a memory they are fitted later."""
        self._fitted = memory.restore_columns(name, self.horizontalHeader())

    def hug(self) -> None:
        """Be no higher than what is in it."""
        rows = self.proxy.rowCount() * self.row_height()
        header = self.horizontalHeader().sizeHint().height()
        self.setMaximumHeight(rows + header + 2 * self.frameWidth() + _EDGE)

    def value(self) -> object | None:
        """Return what the chosen row stands for; None when no row is chosen."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose_row(self, row: int) -> None:
        """Choose a row that is shown."""
        self.selectRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._measure()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())

    def _activate(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ROW_ROLE))

    def _tell_chosen(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE) if index.isValid() else None)
