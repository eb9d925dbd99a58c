"""Small parts that every form and page is made of."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

GAP = 8
WIDE_GAP = 16


def label(text: str = "", look: str = "", *, selectable: bool = False) -> QLabel:
    """Make a label that shows its text as it is, never as markup, and wraps it."""
    made = QLabel()
    # Names may hold < and &, which must be read, not obeyed.
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setText(text)
    if look:
        made.setProperty("look", look)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def short_label(text: str = "", look: str = "") -> QLabel:
    """Make a label of one line that is as wide as its text."""
    made = label(text, look)
    made.setWordWrap(False)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    return made


def button(text: str, *, primary: bool = False, quiet: bool = False) -> QPushButton:
    """Make a button that Enter presses when it has the focus."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    if primary:
        made.setProperty("primary", True)
    if quiet:
        made.setProperty("quiet", True)
    return made


def name_for(widget: QWidget, text: str) -> None:
    """Give a widget the name that a screen reader speaks, from a text with a mnemonic."""
    widget.setAccessibleName(without_mnemonic(text))


def without_mnemonic(text: str) -> str:
    """Take the mark of the mnemonic out of a text."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def isolated(text: str) -> str:
    """Keep the direction of a name's script from moving the words around it."""
    return f"\u2068{text}\u2069" if text else ""


def mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and dress the widget anew."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def announce(widget: QWidget) -> None:
    """Tell a screen reader that what the widget says about itself has changed."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.DescriptionChanged))


def stacked(*widgets: QWidget, gap: int = GAP) -> QVBoxLayout:
    """Put widgets below each other."""
    layout = QVBoxLayout()
    _fill(layout, widgets, gap)
    return layout


def side_by_side(*widgets: QWidget, gap: int = GAP) -> QHBoxLayout:
    """Put widgets next to each other."""
    layout = QHBoxLayout()
    _fill(layout, widgets, gap)
    return layout


def boxed(widget: QWidget) -> QWidget:
    """Put a widget in one of its own, so that it is not dressed as a part of the card around it."""
    box = QWidget()
    box.setLayout(stacked(widget))
    return box


def scrolling(widget: QWidget) -> QScrollArea:
    """Let a page scroll up and down, never sideways."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Choice(QComboBox):
    """A list to choose from; the wheel scrolls the page and never changes an answer unseen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(16)
        self.setMinimumHeight(self.fontMetrics().height() + 14)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Replace what can be chosen, as (value, words); an answer still there is kept."""
        chosen = self.value()
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.setCurrentIndex(max(self.findData(chosen), 0))
        self.blockSignals(False)

    def value(self) -> str:
        """Return the value of the answer; empty when there is none."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose a value; one that is not offered is added as it is, so that nothing gets lost."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Card(QFrame):
    """A quiet frame around things that belong together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(WIDE_GAP, 12, WIDE_GAP, 12)
        self.column.setSpacing(GAP)


class CheckedInput(QWidget):
    """An input that tells itself, under what was typed, what is wrong with it."""

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""
        raise NotImplementedError

    def problem(self) -> str:
        """Return what is wrong, or nothing."""
        raise NotImplementedError


def _fill(layout: QBoxLayout, widgets: Iterable[QWidget], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
