"""Fields in two columns, labels left; a hint, an explanation and what is wrong stand under each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    CheckedInput,
    announce,
    label,
    mark,
    name_for,
    side_by_side,
    stacked,
)

LABEL_WIDTH = 190
FIELD_WIDTH = 420

_UNBOUNDED = (1 << 24) - 1


class HelpButton(QToolButton):
    """A question mark that shows its explanation to the mouse, to the keyboard and when spoken."""

    wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText("?")
        self.setCheckable(True)
        self.setFixedSize(26, 26)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.toggled.connect(self.wanted)

    def explain(self, about: str, explanation: str) -> None:
        """Say what is explained; nothing to explain hides the mark."""
        self.setVisible(bool(explanation))
        self.setChecked(self.isChecked() and bool(explanation))
        self.setToolTip(plain_tooltip(explanation))
        self.setAccessibleName(self.tr("What is this: {}").format(about))
        self.setAccessibleDescription(explanation)


class Field(QWidget):
    """One field with its hint, its explanation and what is wrong with it."""

    def __init__(self, caption: QLabel, editor: QWidget, hint: str, explanation: str) -> None:
        super().__init__()
        self.caption = caption
        self.editor = editor
        self._hint = label(hint, "muted")
        self._explanation = label(explanation, "note")
        self._trouble = label("", "problem")
        self._help = HelpButton()
        row = side_by_side()
        row.addWidget(editor, 1)
        # As far down as the text in the field beside it.
        aside = stacked(self._help)
        aside.setContentsMargins(0, 3, 0, 0)
        aside.addStretch(1)
        row.addLayout(aside)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        for below in (self._trouble, self._explanation, self._hint):
            column.addWidget(below)
        column.addStretch(1)
        # Only from here on: a widget without a parent would show as a window of its own.
        self._help.wanted.connect(self._explanation.setVisible)
        for below in (self._trouble, self._explanation):
            below.hide()
        self.set_hint(hint)
        self.explain(explanation)

    def problem(self) -> str:
        """Return what is wrong, or nothing."""
        if isinstance(self.editor, CheckedInput):
            return self.editor.problem()
        return self._trouble.text()

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong under the field; an empty sentence takes it back."""
        if isinstance(self.editor, CheckedInput):
            self.editor.show_problem(sentence)
            return
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        target = self.editor.focusProxy() or self.editor
        mark(target, "problem", bool(sentence))
        target.setAccessibleDescription(sentence or self._hint.text())
        announce(target)

    def set_shown(self, shown: bool) -> None:
        """Show or hide the field together with its label."""
        self.setVisible(shown)
        self.caption.setVisible(shown)

    def set_label(self, text: str) -> None:
        """Call the field something else."""
        self.caption.setText(text)
        name_for(self.editor, text)

    def set_hint(self, hint: str) -> None:
        """Replace the line under the field."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def explain(self, explanation: str) -> None:
        """Replace what stands behind the question mark; without any there is no mark."""
        self._explanation.setText(explanation)
        self._help.explain(self.editor.accessibleName(), explanation)


class FieldGrid(QWidget):
    """Fields by name, in the order in which they were added; that is the Tab order too."""

    def __init__(self, parent: QWidget | None = None, *, label_width: int = LABEL_WIDTH) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(WIDE_GAP)
        self._grid.setVerticalSpacing(GAP + 2)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)

    def add(
        self, name: str, text: str, editor: QWidget, *, hint: str = "", explanation: str = ""
    ) -> Field:
        """Add a field; `text` is its label with mnemonic, `explanation` says what a term means."""
        caption = label(text)
        caption.setBuddy(editor)
        caption.setContentsMargins(0, 8, 0, 0)
        name_for(editor, text)
        if hint:
            editor.setAccessibleDescription(hint)
        if editor.maximumWidth() == _UNBOUNDED:
            editor.setMaximumWidth(FIELD_WIDTH)
        field = Field(caption, editor, hint, explanation)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
        self.fields[name] = field
        return field

    def add_heading(self, text: str) -> QLabel:
        """Add a heading over the fields that follow."""
        heading = label(text, "heading")
        heading.setContentsMargins(0, WIDE_GAP if self.fields else 0, 0, 0)
        self._grid.addWidget(heading, self._grid.rowCount(), 0, 1, 2)
        return heading

    def clear_problems(self) -> None:
        """Take back everything that was said to be wrong."""
        for field in self.fields.values():
            field.show_problem("")

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> tuple[str, ...]:
        """Say what is wrong under each field and go to the first; return what has no field here."""
        self.clear_problems()
        homeless = []
        for name, sentence in problems:
            field = self.field_for(name)
            if field is None or field.isHidden():
                homeless.append(sentence)
            else:
                field.show_problem(sentence)
        self.focus_first_problem()
        return tuple(homeless)

    def field_for(self, name: str) -> Field | None:
        """Find a field by its name, or by the end of a longer one such as client.v_nummer."""
        while name not in self.fields and "." in name:
            name = name.partition(".")[2]
        return self.fields.get(name)

    def focus_first_problem(self) -> None:
        """Put the focus in the first field that has something wrong."""
        for field in self.fields.values():
            if field.problem():
                field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
                return


def plain_tooltip(text: str) -> str:
    """Write a text so that a tooltip wraps it and takes nothing in it for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<p>{escaped}</p>"
