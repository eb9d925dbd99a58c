"""What every form does: Enter submits, Escape cancels, and nothing typed is thrown away unasked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.date_field import TypedDateInput
from desktop.views.field_grid import FieldGrid
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label


class Form(QWidget):
    """Fields in a page that scrolls, with the buttons always in sight under it."""

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.message = label("", "problem")
        self.message.hide()
        self.grid = FieldGrid()
        self.save_button = button(self.tr("&Save"), primary=True)
        self.cancel_button = button(self.tr("Cancel"))
        self._doubt = _Doubt()
        self._before: object = None
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        self._doubt.stay.clicked.connect(self._stay)
        self._doubt.leave.clicked.connect(self.cancelled)
        self._top = QVBoxLayout()
        self._top.setSpacing(GAP)
        for widget in (self.title, self.message):
            self._top.addWidget(widget)
        self._assemble()

    def answers(self) -> object:
        """Return everything that was typed, to compare with what it was."""
        raise NotImplementedError

    def entered(self) -> object | None:
        """Make the domain value from what was typed; None after telling what is wrong."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand over what was typed when it can be understood."""
        self.message.hide()
        value = self.entered()
        if value is not None:
            self.submitted.emit(value)

    def cancel(self) -> None:
        """Leave the form; ask first when something was typed."""
        if self._doubt.isHidden() and self.answers() != self._before:
            self._doubt.show()
            self._doubt.stay.setFocus()
        else:
            self.cancelled.emit()

    def begin(self) -> None:
        """Remember what stands in the form, and start in its first field."""
        self.grid.clear_problems()
        self.message.hide()
        self._doubt.hide()
        self._before = self.answers()
        self._scroll.verticalScrollBar().setValue(0)
        self._focus_first()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong, each under its field; what was typed stays."""
        rest = self.grid.show_problems(problems)
        self.message.setText("\n".join(rest))
        self.message.setVisible(bool(rest))
        self._bring_into_view()

    def dates_are_readable(self) -> bool:
        """Check every date that was typed, and go to the first that cannot be understood."""
        readable = [
            field.editor.check()
            for field in self.grid.fields.values()
            if isinstance(field.editor, TypedDateInput) and not field.isHidden()
        ]
        if not all(readable):
            self.grid.focus_first_problem()
            self._bring_into_view()
        return all(readable)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_first()

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        else:
            self.submit()

    def _stay(self) -> None:
        self._doubt.hide()
        self._focus_first()

    def _focus_first(self) -> None:
        field = next(iter(self.grid.fields.values()), None)
        if field is not None:
            field.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_into_view(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._page.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, 80)

    def _assemble(self) -> None:
        self._page = QWidget()
        page = QVBoxLayout(self._page)
        page.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        page.setSpacing(WIDE_GAP)
        page.addLayout(self._top)
        page.addWidget(self.grid)
        page.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._doubt)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, WIDE_GAP)
        row.setSpacing(GAP)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        row.addStretch(1)
        return row


class _Doubt(Card):
    """Asks whether what was typed may be thrown away."""

    def __init__(self) -> None:
        super().__init__()
        self.stay = button(self.tr("Keep typing"), primary=True)
        self.leave = button(self.tr("Throw it away"))
        row = QHBoxLayout()
        row.addWidget(self.stay)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.column.addWidget(label(self.tr("You have typed something that is not saved yet.")))
        self.column.addLayout(row)
        self.hide()


def notes_field() -> QPlainTextEdit:
    """Make a field of some lines in which Tab goes on to the next field."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * 4 + 16)
    return made
