"""The page of one file: what to do now and why, when everything happened, and its letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from casework.casefile import CaseFile
from casework.clients import Client
from casework.law.assessment import Assessment
from casework.letters.offers import LetterOffer
from casework.phrases import Phrases
from casework.storage import LetterSummary
from casework.worklist import GEGEVENS_ONTBREKEN
from desktop.views.agreement_hints import AgreementHints
from desktop.views.deadlines_panel import DeadlinesPanel
from desktop.views.events_panel import EventsPanel
from desktop.views.file_header import FileHeader
from desktop.views.form import bring_into_view
from desktop.views.letters_panel import LettersPanel
from desktop.views.note_field import NoteField
from desktop.views.now_card import NowCard
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Card,
    button,
    label,
    mark,
    name_for,
    scrolling,
    side_by_side,
    stacked,
)
from desktop.views.time_bar import TimeBar
from desktop.views.time_marks import marks_of

_TWO_COLUMNS_FROM = 820


@dataclass(frozen=True, slots=True)
class FileView:
    """Everything the page shows; without an assessment `asked` tells what the file asks for.

    That is a code of the section alert: a date is missing, or no rule covers the application.
    """

    case_file: CaseFile
    client: Client
    family: tuple[Client, ...]
    assessment: Assessment | None
    letters: tuple[LetterSummary, ...]
    today: date
    asked: str = GEGEVENS_ONTBREKEN
    offers: tuple[LetterOffer, ...] = ()


class FilePage(QWidget):
    """Shows a file and asks for what happened in it; it knows no database and no law."""

    event_entered = Signal(object)
    event_corrected = Signal(object, object)
    letter_wanted = Signal(str)
    letter_opened = Signal(object)
    posted = Signal(object, object)
    edit_client_wanted = Signal()
    edit_file_wanted = Signal()
    history_wanted = Signal()
    close_wanted = Signal(str)
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._shown: UUID | None = None
        self.header = FileHeader(phrases)
        self.message = label("", "problem")
        self.message.hide()
        self.hints = AgreementHints(phrases)
        self.now = NowCard(phrases)
        self.time_bar = TimeBar(phrases)
        self.closing = _Closing(phrases)
        self.events = EventsPanel(phrases, date.min)
        self.deadlines = DeadlinesPanel(phrases)
        self.letters = LettersPanel(phrases)
        self._connect_header()
        self._connect_panels()
        self._assemble()

    def show_file(self, view: FileView) -> None:
        """Show a file; of the file that is shown already, what is being typed stays."""
        another = view.case_file.id != self._shown
        self._shown = view.case_file.id
        self.message.hide()
        self.header.show_file(view.case_file, view.client, view.family, view.offers)
        unposted = (letter for letter in view.letters if letter.posted_on is None)
        self.now.show_file(view.case_file, view.assessment, next(unposted, None), view.asked)
        marks = marks_of(view.case_file, view.assessment, self._phrases, view.today)
        self.time_bar.show_marks(marks, view.today)
        self.events.show_file(view.case_file, view.today)
        self.deadlines.show_assessment(view.assessment, view.today)
        self.letters.show_letters(view.letters, view.today)
        if another or view.case_file.closed_on is not None:
            self.closing.dismiss()
        if another:
            self._scroll.verticalScrollBar().setValue(0)
            self._focus_what_to_do()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong, at the field it is about; what was typed stays."""
        rest = []
        for field, sentence in problems:
            if not self._show_problem(field, sentence):
                rest.append((field, sentence))
        if rest and not self.events.show_problems(rest):
            self.message.setText("\n".join(sentence for _, sentence in rest))
            self.message.show()
            self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _TWO_COLUMNS_FROM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def _show_problem(self, field: str, sentence: str) -> bool:
        if field == "posted_on":
            return self.letters.show_problem(sentence)
        if field == "closed_because" and not self.closing.isHidden():
            self.closing.show_problem(sentence)
            return True
        return False

    def _focus_what_to_do(self) -> None:
        target = self.events.add_button if self.now.button.isHidden() else self.now.button
        target.setFocus()

    def _open_closing(self) -> None:
        self.closing.ask()
        bring_into_view(self.closing.reason)

    def add_event(self, kind: str) -> None:
        """Ask for a fact of a kind."""
        self.events.add(kind)
        bring_into_view(self.events.form.save_button)
        bring_into_view(self.events.form.day)

    def _connect_header(self) -> None:
        header = self.header
        header.back_button.clicked.connect(self.back)
        header.letter_wanted.connect(self.letter_wanted)
        header.client_button.clicked.connect(self.edit_client_wanted)
        header.file_button.clicked.connect(self.edit_file_wanted)
        header.history_button.clicked.connect(self.history_wanted)
        header.close_button.clicked.connect(self._open_closing)

    def _connect_panels(self) -> None:
        self.now.letter_wanted.connect(self.letter_wanted)
        self.now.event_wanted.connect(self.add_event)
        self.now.terms_wanted.connect(self.deadlines.focus_first)
        self.now.posting_wanted.connect(self.letters.focus_unposted)
        self.now.edit_file_wanted.connect(self.edit_file_wanted)
        self.now.closing_wanted.connect(self._open_closing)
        self.events.event_entered.connect(self.event_entered)
        self.events.event_corrected.connect(self.event_corrected)
        self.letters.letter_opened.connect(self.letter_opened)
        self.letters.posted.connect(self.posted)
        self.closing.close_wanted.connect(self.close_wanted)

    def _assemble(self) -> None:
        right = stacked(self.deadlines, self.letters, gap=WIDE_GAP)
        right.addStretch(1)
        self._columns = side_by_side(self.events, gap=WIDE_GAP)
        self._columns.addLayout(right)
        self._columns.setStretch(0, 1)
        self._columns.setStretch(1, 1)
        column = stacked(
            self.header, self.message, self.hints, self.now, self.closing, self.time_bar, gap=12
        )
        column.addLayout(self._columns)
        column.addStretch(1)
        column.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, WIDE_GAP)
        page = QWidget()
        page.setLayout(column)
        self._scroll = scrolling(page)
        self.setLayout(stacked(self._scroll))


class _Closing(Card):
    """Asks why a file is closed; a closed file leaves the worklist and is not deleted."""

    close_wanted = Signal(str)

    def __init__(self, phrases: Phrases) -> None:
        super().__init__()
        self._phrases = phrases
        self.reason = QLineEdit()
        self.trouble = label("", "problem")
        self.yes = button(self.tr("Close the file"), primary=True)
        self.no = button(self.tr("Cancel"))
        words = self.tr("Why is the file closed?")
        name_for(self.reason, words)
        self.reason.returnPressed.connect(self._close)
        self.yes.clicked.connect(self._close)
        self.no.clicked.connect(self.dismiss)
        self.column.addWidget(label(words, "heading"))
        hint = self.tr("It leaves the worklist. Nothing is deleted.")
        noted = NoteField(self.reason, phrases)
        for widget in (noted, self.trouble, label(hint, "muted")):
            self.column.addWidget(widget)
        row = side_by_side(self.yes, self.no)
        row.addStretch(1)
        self.column.addLayout(row)
        self.hide()

    def ask(self) -> None:
        """Ask for the reason."""
        self.show_problem("")
        self.show()
        self.reason.setFocus()

    def dismiss(self) -> None:
        """Ask no longer."""
        self.reason.clear()
        self.hide()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the reason."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        mark(self.reason, "problem", bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.close_wanted.emit(reason)
        else:
            self.show_problem(self._phrases.say("problem", "required"))
            self.reason.setFocus()
