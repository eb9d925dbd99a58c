"""What every form does: Enter submits, Escape cancels, and nothing typed is thrown away unasked."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from desktop.views.date_field import TypedDateInput
from desktop.views.field_grid import LABEL_WIDTH, FieldGrid
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label, scrolling, side_by_side, stacked


class Form(QWidget):
    """Fields under a title, with the buttons that save and cancel."""

    label_width = LABEL_WIDTH

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "title")
        self.message = label("", "problem")
        self.message.hide()
        self.grid = FieldGrid(label_width=self.label_width)
        self.save_button = button(self.tr("&Save"), primary=True)
        self.cancel_button = button(self.tr("Cancel"))
        self._doubt = _Doubt()
        self._before: object = None
        self._wanted: QWidget | None = None
        self.save_button.clicked.connect(self.submit)
        self.cancel_button.clicked.connect(self.cancel)
        self._doubt.stay.clicked.connect(self._stay)
        self._doubt.leave.clicked.connect(self.cancelled)
        self._assemble()

    def answers(self) -> object:
        """Return everything that was typed, to compare with what it was."""
        raise NotImplementedError

    def made(self) -> object | None:
        """Make the domain value from what was typed; None after telling what is wrong."""
        raise NotImplementedError

    def submit(self) -> None:
        """Hand over what was typed when it can be understood."""
        self.message.hide()
        value = self.made()
        if value is not None:
            self.submitted.emit(value)

    def cancel(self) -> None:
        """Leave the form; ask first when something was typed."""
        if self.answers() == self._before:
            self.cancelled.emit()
        elif self._doubt.isHidden():
            self._doubt.show()
            self._doubt.stay.setFocus()
        else:
            self._stay()

    def begin(self) -> None:
        """Remember what stands in the form, and start in its first field."""
        self.grid.clear_problems()
        self.message.hide()
        self._doubt.hide()
        self._wanted = None
        self._before = self.answers()
        self._focus_first()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong, each under its field; what was typed stays."""
        rest = self.grid.show_problems(problems)
        self.message.setText("\n".join(rest))
        self.message.setVisible(bool(rest))
        self._bring_into_view()

    def focus_field(self, name: str) -> None:
        """Go to a field by the name that problems use for it; an unknown name changes nothing."""
        field = self.grid.field_for(name)
        if field is not None:
            self._wanted = field.editor
            self._focus_first()

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
        first = next((field.editor for field in self.grid.fields.values()), None)
        wanted = self._wanted or first
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.OtherFocusReason)
            self._bring_into_view()

    def _bring_into_view(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            bring_into_view(focused)

    def _assemble(self) -> None:
        whole = stacked(self.title, gap=GAP)
        whole.setContentsMargins(0, 0, 0, 0)
        for widget in (self.message, self.grid, self._doubt):
            whole.addWidget(widget)
        whole.addLayout(self._buttons())
        whole.addStretch(1)
        self.setLayout(whole)

    def _buttons(self) -> QHBoxLayout:
        row = side_by_side(self.save_button, self.cancel_button)
        row.addStretch(1)
        return row


class PageForm(Form):
    """A form that fills a page: it scrolls, with the buttons always in sight under it."""

    def to_top(self) -> None:
        """Show the beginning of the form."""
        self._scroll.verticalScrollBar().setValue(0)

    def begin(self) -> None:
        super().begin()
        self.to_top()

    def _assemble(self) -> None:
        page = QWidget()
        self.top = stacked(self.title, self.message)
        column = stacked(gap=WIDE_GAP)
        column.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        column.addLayout(self.top)
        column.addWidget(self.grid)
        column.addStretch(1)
        page.setLayout(column)
        self._scroll = scrolling(page)
        buttons = self._buttons()
        buttons.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, WIDE_GAP)
        whole = stacked(self._scroll, self._doubt, gap=0)
        whole.setStretch(0, 1)
        whole.addLayout(buttons)
        self.setLayout(whole)


class _Doubt(Card):
    """Asks whether what was typed may be thrown away."""

    def __init__(self) -> None:
        super().__init__()
        self.stay = button(self.tr("Keep typing"), primary=True)
        self.leave = button(self.tr("Throw it away"))
        row = side_by_side(self.stay, self.leave)
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


def bring_into_view(widget: QWidget) -> None:
    """Scroll the page around a widget until it can be seen, with what stands under it."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if above is not None:
        above.ensureWidgetVisible(widget, 0, 80)
