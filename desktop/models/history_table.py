"""Lines of the journal as a table."""

from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.history import History
from casework.journal import Entry
from casework.journal_words import JournalWords
from casework.names import folded
from casework.phrases import Phrases
from desktop.models.rows import RowsTable
from desktop.views.parts import isolated


class HistoryColumn(IntEnum):
    """The columns of the journal."""

    WHEN = 0
    WHO = 1
    WHAT = 2
    HOW = 3


class HistoryTable(RowsTable):
    """Shows lines in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("HistoryTable", "When"),
                translate("HistoryTable", "Who"),
                translate("HistoryTable", "What"),
                translate("HistoryTable", "What changed"),
            ),
            parent,
        )
        self._phrases = phrases
        self.words = JournalWords(phrases, {})

    def show(self, history: History) -> None:
        """Replace the whole contents."""
        self.words = JournalWords(self._phrases, history.names)
        self.show_values(history.entries)

    def texts_of(self, value: Entry) -> tuple[str, ...]:
        return (
            self.words.when(value),
            isolated(self.words.who(value)),
            self.words.what(value),
            "; ".join(self.words.details(value)),
        )

    def key_of(self, value: Entry, column: int) -> str | int:
        if column == HistoryColumn.WHEN:
            return -value.number
        return self.texts_of(value)[column].casefold()

    def words_of(self, value: Entry) -> frozenset[str]:
        return folded(" ".join(self.texts_of(value)))
