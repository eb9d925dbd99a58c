"""The table of the worklist: rows of two lines, each with a button, all from the keyboard."""

from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.models.sorting import ROW_ROLE
from desktop.models.worklist_table import Column, WorklistTable
from desktop.views.table import Table
from desktop.views.worklist_delegate import WorklistDelegate, row_height

_SHOWN = (Column.BAND, Column.WHAT, Column.CLIENT, Column.STEP)


class WorklistView(Table):
    """Shows worklist items, and tells which one is to be opened or stepped on."""

    step_wanted = Signal(object)

    def __init__(self, model: WorklistTable, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("WorklistView", "Worklist"), model, parent)
        delegate = WorklistDelegate(self)
        self.setItemDelegate(delegate)
        self.setMouseTracking(True)
        for column in Column:
            self.setColumnHidden(column, column not in _SHOWN)
        self.stretch(Column.WHAT)

        delegate.step_wanted.connect(self._step)

    def row_height(self) -> int:
        return row_height(self.font())

    def case_id(self) -> UUID | None:
        """Return the id of the file that is chosen."""
        index = self.currentIndex()
        return index.data(ROW_ROLE).case_file.id if index.isValid() else None

    def choose(self, case_id: UUID | None) -> None:
        """Choose a file that is in the table."""
        for row in range(self.proxy.rowCount() if case_id else 0):
            index = self.proxy.index(row, Column.WHAT)
            if index.data(ROW_ROLE).case_file.id == case_id:
                self.setCurrentIndex(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_button = self.currentIndex().column() == Column.STEP
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Space or (enter and on_button):
            self._step(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _step(self, index: QModelIndex) -> None:
        if index.isValid():
            self.step_wanted.emit(index.data(ROW_ROLE))
