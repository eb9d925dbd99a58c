"""Letters that were made and not posted, as a table."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import RowsTable
from desktop.models.worklist_table import since_words
from desktop.reading import LetterToPost
from desktop.views.parts import isolated


class LetterColumn(IntEnum):
    """The columns of the letters to post."""

    LETTER = 0
    CLIENT = 1
    MADE = 2
    SINCE = 3


class LetterTable(RowsTable):
    """Shows letters in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("LetterTable", "Letter"),
                translate("LetterTable", "Client"),
                translate("LetterTable", "Made on"),
                translate("LetterTable", "Since"),
            ),
            parent,
        )
        self._phrases = phrases
        self._today = date.min

    def show(self, letters: Sequence[LetterToPost], today: date) -> None:
        """Replace the whole contents."""
        self._today = today
        self.show_values(letters)

    def texts_of(self, value: LetterToPost) -> tuple[str, ...]:
        made_on = value.letter.made_on
        return (
            self._title(value),
            isolated(value.client.sort_name),
            short_day(made_on),
            since_words(made_on, self._today, self._phrases),
        )

    def key_of(self, value: LetterToPost, column: int) -> str | int:
        match LetterColumn(column):
            case LetterColumn.LETTER:
                return self._title(value)
            case LetterColumn.CLIENT:
                return value.client.sort_name.casefold()
            case LetterColumn.MADE:
                return value.letter.made_on.toordinal()
            case LetterColumn.SINCE:
                return -value.letter.made_on.toordinal()

    def words_of(self, value: LetterToPost) -> frozenset[str]:
        return folded(f"{self._title(value)} {value.client.name}")

    def _title(self, value: LetterToPost) -> str:
        number = (("number", value.case_file.number),)
        return self._phrases.say("letter", f"title_{value.letter.template}", number)
