"""The letters of a file: which were made, and whether they are on the post."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from casework.phrases import Phrases
from casework.storage import LetterSummary
from desktop.views.date_field import DateField
from desktop.views.domain_words import words_or_code
from desktop.views.parts import Card, button, clear, label, side_by_side, stacked


class LettersPanel(Card):
    """Lists letters and asks on which day one was posted."""

    letter_opened = Signal(object)
    posted = Signal(object, object)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._letters: tuple[LetterSummary, ...] = ()
        self.posting: dict[UUID, PostedForm] = {}
        self.empty = label(self.tr("No letters yet."), "muted")
        self._rows = stacked(gap=10)
        self.column.addWidget(label(self.tr("Letters"), "heading"))
        self.column.addWidget(self.empty)
        self.column.addLayout(self._rows)

    def show_letters(self, letters: Sequence[LetterSummary], today: date) -> None:
        """Replace all letters, the newest first; what was typed for the same letters stays."""
        ordered = tuple(sorted(letters, key=lambda letter: letter.made_on, reverse=True))
        for form in self.posting.values():
            form.day.today = today
        if ordered == self._letters:
            return
        self._letters = ordered
        self.posting.clear()
        clear(self._rows)
        for letter in ordered:
            self._rows.addWidget(self._row(letter, today))
        self.empty.setVisible(not ordered)

    def show_problem(self, sentence: str) -> bool:
        """Say what is wrong with the day of posting; return whether there is a field for it."""
        asked = next((form for form in self.posting.values() if form.asked), None)
        if asked is not None:
            asked.day.show_problem(sentence)
            asked.day.setFocus()
        return asked is not None

    def focus_unposted(self) -> None:
        """Go to the first letter that still has to be posted."""
        form = next(iter(self.posting.values()), None)
        if form is not None:
            form.button.setFocus()

    def _row(self, letter: LetterSummary, today: date) -> QWidget:
        name = words_or_code(self._phrases, "letter_name", letter.template)
        look = button(self.tr("Open"), quiet=True)
        look.setAccessibleName(self.tr("Open {}").format(name))
        look.clicked.connect(partial(self.letter_opened.emit, letter.id))
        head = side_by_side(label(name), look)
        head.setStretch(0, 1)
        column = stacked(gap=2)
        column.addLayout(head)
        column.addWidget(label(self._state(letter), "muted" if letter.posted_on else "warning"))
        if letter.posted_on is None:
            column.addWidget(self._posting(letter, today))
        row = QWidget()
        row.setLayout(column)
        return row

    def _state(self, letter: LetterSummary) -> str:
        if letter.posted_on is not None:
            return self.tr("Posted on {}").format(self._phrases.day(letter.posted_on))
        made = self._phrases.day(letter.made_on)
        return self.tr("Made on {}, not yet on the post").format(made)

    def _posting(self, letter: LetterSummary, today: date) -> QWidget:
        form = PostedForm(self._phrases, today)
        form.posted.connect(partial(self.posted.emit, letter.id))
        self.posting[letter.id] = form
        return form


class PostedForm(QWidget):
    """Asks on which day a letter went on the post; today, unless something else is typed."""

    posted = Signal(object)

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.asked = False
        self.day = DateField(phrases, today)
        self.day.set_day(today)
        self.day.setAccessibleName(self.tr("Posted on"))
        self.button = button(self.tr("On the post"))
        self.button.clicked.connect(self._post)
        row = side_by_side(self.button, self.day)
        row.setStretch(1, 1)
        row.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def _post(self) -> None:
        if not self.day.check():
            self.day.setFocus()
            return
        day = self.day.day()
        if day is None:
            self.day.show_problem(self._phrases.say("problem", "required"))
            self.day.setFocus()
            return
        self.asked = True
        self.posted.emit(day)
