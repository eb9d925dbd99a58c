"""What was done, by whom and when: of one file, or of everything."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.history import History
from casework.journal import Entry
from casework.phrases import Phrases
from desktop.models.history_table import HistoryColumn, HistoryTable
from desktop.views.parts import WIDE_GAP, Card, button, label, side_by_side
from desktop.views.search_field import SearchField
from desktop.views.table import Table


class HistoryPage(QWidget):
    """Lists lines of the journal, the newest first; the chosen one is written out below."""

    earlier_wanted = Signal(int)
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = History()
        self.title = label("", "title")
        self.hint = label("", "muted")
        self.back_button = button(self.tr("Back"), quiet=True)
        self.search = SearchField()
        self.model = HistoryTable(phrases, self)
        self.table = Table(self.tr("What was done"), self.model)
        self.table.stretch(HistoryColumn.HOW)
        self.line = label("", selectable=True)
        self.empty = label(self.tr("Nothing was found."), "muted")
        self.earlier = button(self.tr("Show what came before"))

        self.back_button.clicked.connect(self.back)
        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self.table.setFocus)
        self.table.chosen.connect(self._show_line)
        self.earlier.clicked.connect(self._ask_earlier)

        self._assemble()
        self.setFocusProxy(self.table)

    def show_history(self, title: str, hint: str, history: History) -> None:
        """Replace everything."""
        self.title.setText(title)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.search.clear()
        # A list that is emptied chooses nothing, and tells nothing of it.
        self.line.clear()
        self._show(history)
        self.table.choose_row(0)

    def add_earlier(self, history: History) -> None:
        """Add lines that came before those that are shown; what was typed to find stays."""
        entries = (*self._history.entries, *history.entries)
        names = {**self._history.names, **history.names}
        self._show(History(entries, names, history.earlier))

    def forget(self) -> None:
        """Show nothing of anyone."""
        self.show_history("", "", History())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _show(self, history: History) -> None:
        self._history = history
        self.model.show(history)
        self.table.fit()
        self.earlier.setVisible(history.earlier)
        self._find(self.search.text())

    def _find(self, text: str) -> None:
        self.table.proxy.find(text)
        found = self.table.proxy.rowCount() > 0
        self.empty.setVisible(not found)
        self.panel.setVisible(found)

    def _show_line(self, entry: Entry | None) -> None:
        self.line.setText(self._words_of(entry) if entry else "")

    def _words_of(self, entry: Entry) -> str:
        words = self.model.words
        head = f"{words.when(entry)}, {words.who(entry)}: {words.what(entry)}"
        return "\n".join((head, *words.details(entry)))

    def _ask_earlier(self) -> None:
        self.earlier_wanted.emit(self._history.entries[-1].number)

    def _assemble(self) -> None:
        self.panel = Card()
        self.panel.column.addWidget(self.line)
        head = side_by_side(self.back_button, self.title, self.search, gap=WIDE_GAP)
        head.setStretch(1, 1)
        below = side_by_side(self.earlier)
        below.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addLayout(head)
        layout.addWidget(self.hint)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.empty)
        layout.addLayout(below)
        layout.addWidget(self.panel)
