"""What is asked before a letter is kept: each question with what the answer means."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from casework.casefile import CaseFile
from casework.letters.checklist import ANSWERS, Question, stops
from casework.phrases import Phrases
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Card,
    button,
    clear,
    label,
    mark,
    scrolling,
    side_by_side,
    stacked,
)


class ChecklistPage(QWidget):
    """Asks the questions of a letter; it emits the answers, by code, when none holds it back.

    `event_wanted` carries the kind of fact that belongs in the file first.
    """

    answered = Signal(object)
    event_wanted = Signal(str)
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.questions: dict[str, QuestionCard] = {}
        self.back_button = button(self.tr("Back"), quiet=True)
        self.title = label("", "title")
        self.keep_button = button(self.tr("&Keep the letter"), primary=True)
        self.hint = label("", "muted")
        self.back_button.clicked.connect(self.back)
        self.keep_button.clicked.connect(self._keep)
        self._cards = stacked(gap=GAP)
        self._assemble()

    def ask(
        self,
        title: str,
        questions: Sequence[Question],
        case_file: CaseFile,
        answers: Mapping[str, str],
    ) -> None:
        """Ask the questions of a letter; `answers` are those that were given before."""
        self.title.setText(title)
        clear(self._cards)
        self.questions = {}
        for question in questions:
            card = QuestionCard(question, case_file, self._phrases)
            card.changed.connect(self._look)
            card.event_wanted.connect(self.event_wanted)
            self._cards.addWidget(card)
            self.questions[question.code] = card
            if question.code in answers:
                card.choose(answers[question.code])
        self._look()
        next(iter(self.questions.values())).focus()

    def answers(self) -> dict[str, str]:
        """Return the answers that were given so far."""
        return {code: card.answer for code, card in self.questions.items() if card.answer}

    def forget(self) -> None:
        """Show nothing of anyone."""
        self.title.setText("")
        clear(self._cards)
        self.questions = {}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        self.answered.emit(self.answers())

    def _look(self) -> None:
        """Let the letter go on only when every answer allows it, and say why it does not."""
        cards = self.questions.values()
        held = any(card.holds_back for card in cards)
        open_ = sum(not card.answer for card in cards)
        self.keep_button.setEnabled(not held and not open_)
        if held:
            self.hint.setText(self.tr("An answer holds the letter back. Read what to do first."))
        elif open_:
            self.hint.setText(self.tr("%n question(s) left.", "", open_))
        else:
            self.hint.setText(self.tr("The answers are kept with the letter."))

    def _assemble(self) -> None:
        head = side_by_side(self.back_button, self.title)
        head.setStretch(1, 1)
        lead = label(self.tr("Check this first. Unknown is an answer too."))
        inner = stacked(lead, gap=12)
        inner.addLayout(self._cards)
        inner.addStretch(1)
        page = QWidget()
        page.setLayout(inner)
        below = side_by_side(self.keep_button, self.hint)
        below.setStretch(1, 1)
        whole = stacked(gap=GAP)
        whole.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        whole.addLayout(head)
        whole.addWidget(scrolling(page), 1)
        whole.addLayout(below)
        self.setLayout(whole)


class QuestionCard(Card):
    """One question, its three answers, and what the chosen one means."""

    changed = Signal()
    event_wanted = Signal(str)

    def __init__(self, question: Question, case_file: CaseFile, phrases: Phrases) -> None:
        super().__init__()
        self._question = question
        self._case_file = case_file
        self._phrases = phrases
        self.answer = ""
        self.means = label("", "muted")
        self.means.hide()
        words = phrases.say("question", question.code)
        self.choices = {code: QRadioButton(phrases.say("answer", code)) for code in ANSWERS}
        self._group = QButtonGroup(self)
        for code, choice in self.choices.items():
            choice.setAccessibleName(f"{words} {choice.text()}")
            choice.toggled.connect(partial(self._toggled, code))
            self._group.addButton(choice)
        self.event_button = button(self.tr("Add to the events"))
        self.event_button.clicked.connect(partial(self.event_wanted.emit, question.event))
        self.event_button.hide()
        row = side_by_side(*self.choices.values(), gap=WIDE_GAP)
        row.addStretch(1)
        self.column.addWidget(label(words))
        self.column.addLayout(row)
        self.column.addWidget(self.means)
        self.column.addWidget(self.event_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def holds_back(self) -> bool:
        """Whether the answer holds the letter back."""
        return stops(self._question, self.answer, self._case_file)

    def choose(self, answer: str) -> None:
        """Give an answer."""
        if answer in self.choices:
            self.choices[answer].setChecked(True)

    def focus(self) -> None:
        """Go to the answers."""
        next(iter(self.choices.values())).setFocus()

    def _toggled(self, answer: str, on: bool) -> None:
        if not on:
            return
        self.answer = answer
        means = self._phrases.say(f"question_{answer}", self._question.code)
        self.means.setText(means)
        self.means.show()
        mark(self.means, "look", "problem" if self.holds_back else "muted")
        for choice in self.choices.values():
            choice.setAccessibleDescription(means)
        self.event_button.setVisible(self.holds_back and bool(self._question.event))
        self.changed.emit()
