"""The table of the worklist: rows of two lines, each with a button, all from the keyboard."""

from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.models.sorting import ROW_ROLE
from desktop.models.worklist_table import Column
from desktop.views.worklist_delegate import WorklistDelegate, row_height

_SHOWN = (Column.BAND, Column.WHAT, Column.CLIENT, Column.STEP)


class WorklistView(QTableView):
    """Shows a model of worklist items, and tells which one is to be opened or stepped on."""

    opened = Signal(object)
    step_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        delegate = WorklistDelegate(self)
        self.setItemDelegate(delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        # Tab goes on to the next field; arrows walk through the table.
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Worklist"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

        delegate.step_wanted.connect(self._step)
        self.activated.connect(self._activate)

    def arrange(self) -> None:
        """Show the columns that hold the others; the reasons get all the room there is."""
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in Column:
            self.setColumnHidden(column, column not in _SHOWN)
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(Column.WHAT, QHeaderView.ResizeMode.Stretch)
        # In the order given until the user wants another.
        self.setSortingEnabled(True)
        header.setSortIndicatorClearable(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def fit(self) -> None:
        """Make the columns as wide as what is in them."""
        for column in (Column.BAND, Column.CLIENT, Column.STEP):
            self.resizeColumnToContents(column)

    def chosen(self) -> UUID | None:
        """Return the id of the file that is chosen."""
        index = self.currentIndex()
        return index.data(ROW_ROLE).case_file.id if index.isValid() else None

    def choose(self, case_id: UUID | None) -> None:
        """Choose a file that is in the table."""
        for row in range(self.model().rowCount() if case_id else 0):
            index = self.model().index(row, Column.WHAT)
            if index.data(ROW_ROLE).case_file.id == case_id:
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._step(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.verticalHeader().setDefaultSectionSize(row_height(self.font()))

    def _activate(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        if index.column() == Column.STEP:
            self._step(index)
        else:
            self.opened.emit(index.data(ROW_ROLE))

    def _step(self, index: QModelIndex) -> None:
        self.step_wanted.emit(index.data(ROW_ROLE))
