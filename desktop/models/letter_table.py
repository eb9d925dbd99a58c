"""Letters that were made and not posted, as a table."""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import Row, RowsTable, row_of
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

    def show(self, letters: Sequence[LetterToPost], today: date) -> None:
        """Replace the whole contents."""
        self.show_rows([_row(letter, today, self._phrases) for letter in letters])


def _row(waiting: LetterToPost, today: date, phrases: Phrases) -> Row:
    letter, client, number = waiting.letter, waiting.client, waiting.case_file.number
    title = phrases.say("letter", f"title_{letter.template}", (("number", number),))
    texts = (
        title,
        isolated(client.sort_name),
        short_day(letter.made_on),
        since_words(letter.made_on, today, phrases),
    )
    made = letter.made_on.toordinal()
    words = folded(f"{title} {client.name} {number}")
    return row_of(waiting, texts, (title, client.sort_name.casefold(), made, -made), words)
