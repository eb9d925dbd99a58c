"""The page of a letter: what is missing, how it looks, and how it gets on the post."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from casework.letters.drafting import Letter
from casework.letters.editing import Wording
from casework.phrases import Phrases
from desktop.views.agreement_hints import AgreementHints
from desktop.views.domain_words import words_or_code
from desktop.views.letter_problems import LetterProblems
from desktop.views.letter_text import LetterText
from desktop.views.letters_panel import PostedForm
from desktop.views.parts import GAP, WIDE_GAP, button, label, scrolling, side_by_side, stacked
from desktop.views.pdf_pages import PdfPages
from desktop.views.save_panel import SavePanel

# Of the words and of the letter beside them, in pixels, until one drags the line between them.
_WIDTHS = (420, 620)


class LetterPage(QWidget):
    """Shows a letter or what stands in its way; it makes, writes and prints nothing itself.

    `make_wanted` asks to make the letter (again), and of a letter that is shown to keep it.
    """

    early_reason_given = Signal(str)
    typed = Signal(object)
    make_wanted = Signal()
    save_wanted = Signal(object)
    print_wanted = Signal()
    posted = Signal(object)
    calculation_wanted = Signal(bool)
    field_wanted = Signal(str)
    words_typed = Signal()
    correction_wanted = Signal()
    back = Signal()

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._template = ""
        self._title = ""
        self._up_to_date = True
        self.back_button = button(self.tr("Back"), quiet=True)
        self.title = label("", "title")
        self.message = label("", "problem")
        self.message.hide()
        self.hints = AgreementHints(phrases)
        self.problems = LetterProblems(phrases, today)
        self.pages = PdfPages()
        self.text = LetterText()
        self.replaces = label("", "muted")
        self.keep_button = button(self.tr("&Keep the letter"), primary=True)
        self.print_button = button(self.tr("&Print…"), primary=True)
        self.save_button = button(self.tr("&Save as PDF…"))
        self.calculation_button = button(self.tr("&Calculation"))
        self.calculation_button.setCheckable(True)
        self.calculation_button.setToolTip(
            self.tr("Shows how the dates in the letter were calculated. Print it with the letter.")
        )
        self.correct_button = button(self.tr("C&orrect…"))
        self.correct_button.setToolTip(
            self.tr("Makes a new letter in the place of this one. This one stays as it is.")
        )
        self.posting = PostedForm(phrases, today)
        self.save_panel = SavePanel(phrases)
        self._connect()
        self._assemble()

    def dress(self) -> None:
        """Take the look of the style sheet before the page is shown."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        untouched = self.posting.day.day() == self.posting.day.today
        self.posting.day.today = self.problems.form.new_day.today = today
        if untouched:
            self.posting.day.set_day(today)

    def show_problems(self, template: str, problems: Sequence[tuple[str, str, str]]) -> None:
        """List what stands in the way as (field, sentence, code)."""
        if template != self._template:
            self.problems.early.forget()
            self.problems.form.forget()
        self._template = template
        self._show_title(words_or_code(self._phrases, "letter_name", template))
        self.pages.show_pdf(b"")
        self.save_panel.hide()
        self.correct_button.hide()
        self._stack.setCurrentWidget(self._obstacles)
        self.problems.show_problems(problems)

    def show_letter(self, title: str, pdf: bytes, *, stored: bool) -> None:
        """Show the pages; only a letter that is kept can be printed, saved and posted."""
        self._show_title(title)
        self.save_panel.hide()
        self._unkept.setVisible(not stored)
        self._kept.setVisible(stored)
        self._words.setVisible(not stored)
        self.correct_button.setVisible(stored)
        self._up_to_date = True
        self.pages.show_pdf(pdf)
        self._stack.setCurrentWidget(self._letter)
        self.calculation_button.setChecked(False)
        (self.print_button if stored else self.keep_button).setFocus()

    def show_draft(self, title: str, pdf: bytes, sample: Letter, wording: Wording | None) -> None:
        """Show a letter that is not kept yet, beside the words that can be typed over."""
        self.text.forget()
        self.text.show_sample(sample, wording)
        self.show_letter(title, pdf, stored=False)
        self._look()

    def follow_draft(
        self, pdf: bytes, sample: Letter, problems: Sequence[tuple[str, str]], *, as_typed: bool
    ) -> None:
        """Show the letter with the words typed in it; only what is shown can be kept."""
        self.text.show_sample(sample, None)
        self.text.show_problems(problems)
        self.pages.follow_pdf(pdf)
        self._up_to_date = as_typed and not problems
        self._look()

    def show_replaces(self, another: bool) -> None:
        """Say whether this letter comes in the place of an earlier one."""
        words = self.tr("This letter comes in the place of an earlier one.")
        self.replaces.setText(words if another else "")
        self.replaces.setVisible(another)

    def offer_calculation(self, there_is_one: bool) -> None:
        """Offer to show the calculation beside the letter, when it rests on one."""
        self.calculation_button.setVisible(there_is_one)

    def show_pages(self, pdf: bytes) -> None:
        """Show these pages in the place of those in sight."""
        self.pages.show_pdf(pdf)

    def show_posted(self, day: date | None) -> None:
        """Show that a letter went on the post; None asks for the day."""
        self.posting.setVisible(day is None)
        self.posted_words.setVisible(day is not None)
        if day is not None:
            self.posted_words.setText(self.tr("Posted on {}").format(self._phrases.day(day)))

    def show_save_problem(self, sentence: str) -> None:
        """Say in place why the file could not be written."""
        self.save_panel.show()
        self.save_panel.show_problem(sentence)

    def show_saved(self, path: Path) -> None:
        """Tell where the file went."""
        self.save_panel.hide()
        self.saved_words.setText(self.tr("Saved as {}").format(path))
        self.saved_words.show()
        self.save_button.setFocus()

    def show_print_problem(self, sentence: str) -> None:
        """Say in place why the letter could not be printed."""
        self._complain(sentence)
        self.print_button.setFocus()

    def show_posting_problem(self, sentence: str) -> None:
        """Say at the day of posting what is wrong with it."""
        self.posting.day.show_problem(sentence)
        self.posting.day.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _show_title(self, title: str) -> None:
        self._title = title
        self.title.setText(title)
        self.saved_words.hide()
        self._complain("")
        self.show_posted(None)
        self.posting.day.set_day(self.posting.day.today)

    def _typing(self) -> None:
        self._up_to_date = False
        self._look()

    def _look(self) -> None:
        self.keep_button.setEnabled(self._up_to_date and not self.text.is_pending)

    def _complain(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _print(self) -> None:
        self._complain("")
        self.print_wanted.emit()

    def _ask_where(self) -> None:
        self.saved_words.hide()
        self.save_panel.ask(self._title)

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.problems.field_wanted.connect(self.field_wanted)
        self.problems.early_reason_given.connect(self.early_reason_given)
        self.problems.again_wanted.connect(self.make_wanted)
        self.problems.typed.connect(self.typed)
        self.keep_button.clicked.connect(self.make_wanted)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._ask_where)
        self.save_panel.save_wanted.connect(self.save_wanted)
        self.save_panel.closed.connect(self.save_button.setFocus)
        self.posting.posted.connect(self.posted)
        self.calculation_button.toggled.connect(self.calculation_wanted)
        self.correct_button.clicked.connect(self.correction_wanted)
        self.text.changed.connect(self._typing)
        self.text.paused.connect(self.words_typed)

    def _assemble(self) -> None:
        head = side_by_side(self.back_button, self.title, self.correct_button)
        head.setStretch(1, 1)
        self._letter = QWidget()
        letter = stacked(
            self._unkept_row(), self._kept_row(), self.replaces, self.save_panel, self._beside()
        )
        letter.setStretch(4, 1)
        self._letter.setLayout(letter)
        self._obstacles = scrolling(self.problems)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._obstacles)
        self._stack.addWidget(self._letter)
        whole = stacked(gap=GAP)
        whole.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        whole.addLayout(head)
        whole.addWidget(self.message)
        whole.addWidget(self.hints)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _beside(self) -> QSplitter:
        """Put the words at the left of the letter, each as wide as one likes."""
        self._words = scrolling(self.text)
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self._words)
        beside.addWidget(self.pages)
        beside.setChildrenCollapsible(False)
        beside.setStretchFactor(1, 1)
        beside.setSizes(_WIDTHS)
        return beside

    def _unkept_row(self) -> QWidget:
        self._unkept = QWidget()
        hint = self.tr(
            "Read the letter first, and change its words if you want. Once it is kept it does not "
            "change any more."
        )
        row = side_by_side(self.keep_button, label(hint, "muted"))
        row.setStretch(1, 1)
        self._unkept.setLayout(row)
        return self._unkept

    def _kept_row(self) -> QWidget:
        self._kept = QWidget()
        self.saved_words = label("", "muted", selectable=True)
        self.posted_words = label("", "muted")
        self.posted_words.hide()
        self.replaces.hide()
        row = side_by_side(
            self.print_button,
            self.save_button,
            self.calculation_button,
            self.posting,
            self.posted_words,
        )
        row.setStretch(3, 1)
        column = stacked(gap=4)
        column.addLayout(row)
        column.addWidget(self.saved_words)
        self._kept.setLayout(column)
        return self._kept
