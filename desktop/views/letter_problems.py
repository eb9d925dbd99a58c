"""What stands in the way of a letter, each with the way to the field that mends it."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from casework.letters.drafting import REASON_FIELD
from casework.letters.repair import DOCUMENTS, NEW_DAY, REASON
from casework.phrases import Phrases
from desktop.views.date_field import ComingDateField
from desktop.views.field_grid import FIELD_WIDTH, FieldGrid
from desktop.views.form import notes_field
from desktop.views.parts import Card, button, clear, label, mark, name_for, side_by_side, stacked

# The fields that are asked for here, and not in the file: they are of one letter alone.
_TYPED = "typed."


class LetterProblems(QWidget):
    """Lists what is missing; asks for a reason when the letter would be early.

    What a volunteer types for one letter alone is asked for here too: `typed` carries it by name.
    """

    field_wanted = Signal(str)
    early_reason_given = Signal(str)
    typed = Signal(object)
    again_wanted = Signal()

    def __init__(
        self, phrases: Phrases, today: date = date.min, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.links: list[QWidget] = []
        self._rows = stacked(gap=4)
        self._list = Card()
        self.again_button = button(self.tr("Try again"))
        self.again_button.clicked.connect(self.again_wanted)
        self._list.column.addWidget(label(self.tr("This is still missing"), "heading"))
        self._list.column.addLayout(self._rows)
        self._list.column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.early = EarlyReason(phrases)
        self.early.given.connect(self.early_reason_given)
        self.form = TypedForm(phrases, today)
        self.form.given.connect(self.typed)
        column = stacked(self._list, self.form, self.early, gap=12)
        column.addStretch(1)
        self.setLayout(column)

    def show_problems(self, problems: Sequence[tuple[str, str, str]]) -> None:
        """List (field, sentence, code); the one about the reason has its own place."""
        asked = [problem for problem in problems if problem[0].startswith(_TYPED)]
        elsewhere = [problem for problem in problems if problem not in asked]
        missing = [problem for problem in elsewhere if problem[0] != REASON_FIELD]
        too_early = [problem for problem in problems if problem[0] == REASON_FIELD]
        self.links.clear()
        clear(self._rows)
        for field, sentence, _ in missing:
            self._rows.addWidget(self._row(field, sentence))
        self._list.setVisible(bool(missing))
        self.early.setVisible(bool(too_early))
        self.form.ask([(field.removeprefix(_TYPED), said) for field, said, _ in asked])
        # The reason only helps when nothing else stands in the way.
        self.early.ask(
            " ".join(said for _, said, _ in too_early), possible=not missing and not asked
        )
        if self.links:
            self.links[0].setFocus()
        elif asked:
            self.form.focus_first()
        elif too_early:
            self.early.reason.setFocus()

    def _row(self, field: str, sentence: str) -> QWidget:
        link = button(self.tr("Fill in"), quiet=True)
        link.setAccessibleName(self.tr("Fill in: {}").format(sentence))
        link.clicked.connect(partial(self.field_wanted.emit, field))
        self.links.append(link)
        layout = side_by_side(link, label(sentence))
        layout.setStretch(1, 1)
        row = QWidget()
        row.setLayout(layout)
        return row


class TypedForm(Card):
    """Asks for what stands in one letter alone, such as which documents go along."""

    given = Signal(object)

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.documents: QPlainTextEdit = notes_field()
        self.reason: QPlainTextEdit = notes_field()
        self.new_day = ComingDateField(phrases, today)
        self.grid = FieldGrid()
        self.grid.add(
            DOCUMENTS,
            self.tr("&Documents that go along"),
            self.documents,
            hint=self.tr("Each on a line of its own. The list is printed in the letter."),
        )
        self.grid.add(
            REASON,
            self.tr("&Why it takes longer"),
            self.reason,
            hint=self.tr("This is printed in the letter."),
        )
        self.grid.add(NEW_DAY, self.tr("More &time until"), self.new_day)
        self.button = button(self.tr("Make the letter"), primary=True)
        self.button.clicked.connect(self._give)
        self.column.addWidget(label(self.tr("For this letter"), "heading"))
        self.column.addWidget(self.grid)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, problems: Sequence[tuple[str, str]]) -> None:
        """Show the fields that a letter has, each with what is wrong; what was typed stays."""
        named = {name for name, _ in problems}
        shown = {REASON, NEW_DAY} if named & {REASON, NEW_DAY} else named
        for name, field in self.grid.fields.items():
            field.set_shown(name in shown)
        self.grid.clear_problems()
        self.grid.show_problems([pair for pair in problems if self._is_filled(pair[0])])
        self.setVisible(bool(named))

    def focus_first(self) -> None:
        """Go to the first field that is shown."""
        for field in self.grid.fields.values():
            if not field.isHidden():
                field.editor.setFocus()
                return

    def forget(self) -> None:
        """Empty the fields for another letter."""
        self.documents.clear()
        self.reason.clear()
        self.new_day.set_day(None)

    def _is_filled(self, name: str) -> bool:
        """Whether something stands in a field: of an empty one the label says enough."""
        return bool(self._typed().get(name))

    def _typed(self) -> dict[str, str]:
        day = self.new_day.day()
        return {
            DOCUMENTS: self.documents.toPlainText(),
            REASON: self.reason.toPlainText(),
            NEW_DAY: "" if day is None else day.isoformat(),
        }

    def _give(self) -> None:
        if self.grid.fields[NEW_DAY].isHidden() or self.new_day.check():
            self.given.emit(self._typed())


class EarlyReason(Card):
    """Says why a letter is too early, and takes the reason why it must go all the same."""

    given = Signal(str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.why = label()
        self.reason: QPlainTextEdit = notes_field()
        self.reason.setMaximumWidth(FIELD_WIDTH)
        self.trouble = label("", "problem")
        self.trouble.hide()
        self.button = button(self.tr("Make it all the same"))
        self.button.clicked.connect(self._give)
        words = self.tr("Why must this letter go now?")
        name_for(self.reason, words)
        caption = label(words)
        caption.setBuddy(self.reason)
        self.hint = label("", "muted")
        self.column.addWidget(label(self.tr("Too early"), "heading"))
        for widget in (self.why, caption, self.reason, self.trouble, self.hint):
            self.column.addWidget(widget)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def ask(self, why: str, *, possible: bool) -> None:
        """Say why it is too early; what was typed for the same letter stays."""
        self.why.setText(why)
        self._complain("")
        self.hint.setText(
            self.tr("The reason is kept with the letter. It is not printed.")
            if possible
            else self.tr("First fill in what is still missing.")
        )
        self.button.setEnabled(possible)
        self.reason.setEnabled(possible)

    def forget(self) -> None:
        """Empty the field for another letter."""
        self.reason.clear()

    def _give(self) -> None:
        reason = self.reason.toPlainText().strip()
        if reason:
            self.given.emit(reason)
        else:
            self._complain(self._phrases.say("problem", "required"))
            self.reason.setFocus()

    def _complain(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        mark(self.reason, "problem", bool(sentence))
        self.reason.setAccessibleDescription(sentence)
