"""Erasing a person: what goes, who is meant, and afterwards where they may still be found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.duties import Plan
from casework.erasing_words import mention_lines, open_line, plan_lines
from casework.phrases import Phrases
from desktop.views.field_grid import FIELD_WIDTH
from desktop.views.message_bar import MessageBar
from desktop.views.parts import (
    WIDE_GAP,
    Card,
    button,
    isolated,
    label,
    name_for,
    scrolling,
    side_by_side,
    stacked,
)


class ErasePage(QWidget):
    """Shows what erasing would take, and asks once more who is meant; it erases nobody itself."""

    erase_wanted = Signal(object)
    review_wanted = Signal()
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._plan: Plan | None = None
        self.title = label("", "title")
        self.back_button = button(self.tr("Back"))
        self.message = MessageBar()
        self.goes = _Lines(self.tr("This goes"))
        self.mentions = _Lines(self.tr("Here the name may still stand. Look there yourself"))
        self.outside = label(phrases.say("erasing", "outside"), "note")
        self.asking = Card()
        self.open_files = label("", "problem")
        self.warning = label(
            self.tr("This cannot be undone. Only a backup from before still holds this person."),
            "warning",
        )
        self.caption = label()
        self.typed = QLineEdit()
        self.erase = button(self.tr("Erase for &good"))
        self.cancel = button(self.tr("Do not erase"), primary=True)
        self.afterwards = _Lines(self.tr("Erased"))
        self.review = button(self.tr("To keeping and erasing"), primary=True)

        self.back_button.clicked.connect(self.back)
        self.cancel.clicked.connect(self.back)
        self.typed.textChanged.connect(self._look)
        self.typed.returnPressed.connect(self._erase)
        self.erase.clicked.connect(self._erase)
        self.review.clicked.connect(self.review_wanted)

        self._assemble()
        self.setFocusProxy(self.typed)

    def show_plan(self, plan: Plan) -> None:
        """Say what goes; somebody with an open file cannot be erased.

        Of the same plan what is being typed stays.
        """
        if plan == self._plan:
            return
        self._plan = plan
        self.message.hide()
        self.title.setText(self.tr("Erase {}").format(isolated(plan.client.name)))
        self.goes.show_lines(plan_lines(plan, self._phrases))
        self.mentions.show_lines(mention_lines(plan.mentions, self._phrases))
        said = open_line(plan, self._phrases)
        self.open_files.setText(said)
        self.open_files.setVisible(bool(said))
        self._asked.setVisible(not said)
        self.caption.setText(self._question(plan))
        name_for(self.typed, self.caption.text())
        self.typed.clear()
        self.typed.setEnabled(True)
        self._look("")
        self._show_asking(asking=True)
        self.review.hide()

    def show_done(self, lines: Sequence[str], *, reviewed: bool) -> None:
        """Say that the person is erased and what to do next; nothing is left to ask."""
        self._plan = None
        self.title.setText(self.tr("Erased"))
        self.typed.clear()
        self.afterwards.show_lines(lines)
        self._show_asking(asking=False)
        self.review.setVisible(reviewed)
        (self.review if reviewed else self.back_button).setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say what did not work; who is meant can be typed again."""
        self.message.show_problem(sentence)
        self.typed.setEnabled(True)
        self._look(self.typed.text())

    def forget(self) -> None:
        """Show nobody."""
        self._plan = None
        self.title.setText(self.tr("Erase"))
        self.typed.clear()
        self.message.hide()
        for lines in (self.goes, self.mentions, self.afterwards):
            lines.show_lines(())
        self.asking.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _question(self, plan: Plan) -> str:
        if plan.files:
            return self.tr("Type the number of the file, or the whole name, to go on.")
        return self.tr("Type the whole name to go on.")

    def _look(self, typed: str) -> None:
        self.erase.setEnabled(self._plan is not None and self._plan.is_meant(typed))

    def _erase(self) -> None:
        if self._plan is not None and self.erase.isEnabled():
            # A second click must not ask for it twice.
            self.erase.setEnabled(False)
            self.typed.setEnabled(False)
            self.erase_wanted.emit(self._plan.client.id)

    def _show_asking(self, *, asking: bool) -> None:
        self.asking.setVisible(asking)
        self.goes.setVisible(asking)
        self.afterwards.setVisible(not asking)

    def _assemble(self) -> None:
        self._asked = QWidget()
        self.typed.setMaximumWidth(FIELD_WIDTH)
        self.caption.setBuddy(self.typed)
        asked = stacked(self.warning, self.caption, self.typed)
        row = side_by_side(self.cancel, self.erase)
        row.addStretch(1)
        asked.addLayout(row)
        self._asked.setLayout(asked)
        for part in (self.open_files, self._asked):
            self.asking.column.addWidget(part)
        head = side_by_side(self.title, self.back_button)
        head.setStretch(0, 1)
        onward = side_by_side(self.review)
        onward.addStretch(1)
        inside = QWidget()
        column = stacked(self.afterwards, self.goes, self.mentions, self.outside, gap=WIDE_GAP)
        column.addWidget(self.asking)
        column.addLayout(onward)
        column.addStretch(1)
        inside.setLayout(column)
        layout = stacked(gap=WIDE_GAP)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.addLayout(head)
        layout.addWidget(self.message)
        layout.addWidget(scrolling(inside), 1)
        self.setLayout(layout)


class _Lines(Card):
    """A heading with a line for each thing; hidden when there is nothing."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.words = label("", selectable=True)
        self.column.addWidget(label(heading, "heading"))
        self.column.addWidget(self.words)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Replace the lines."""
        self.words.setText("\n".join(f"•  {line}" for line in lines))
        self.setVisible(bool(lines))
