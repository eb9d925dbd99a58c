"""Fields for dates that take what people type and say in words what they understood."""

from collections.abc import Callable
from datetime import date
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QFrame,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from casework.clients import PartialDate
from casework.phrases import Phrases, short_day
from casework.typed_dates import TypedDateError, read_coming_day, read_day, read_partial
from desktop.dates import from_qt, to_qt
from desktop.views.parts import (
    CheckedInput,
    announce,
    button,
    label,
    mark,
    side_by_side,
    stacked,
)

Read = TypeVar("Read", date, PartialDate)


class TypedDateInput(CheckedInput, Generic[Read]):
    """A line to type a date on; what was typed stays when it is wrong."""

    changed = Signal()

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.today = today
        self._understood: Read | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("dd-mm-yyyy"))
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("00-00-0000 ") + 32)
        self.words = label("", "muted")
        self.trouble = label("", "problem")
        self.trouble.hide()
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._left)
        self._row = side_by_side(self.line)
        self._row.addWidget(self.words, 1)
        column = stacked(gap=2)
        column.addLayout(self._row)
        column.addWidget(self.trouble)
        self.setLayout(column)

    def read(self, text: str) -> Read:
        """Read what was typed; raises TypedDateError."""
        raise NotImplementedError

    def written(self, value: Read) -> str:
        """Write a value in the short form in which it can be typed."""
        raise NotImplementedError

    def in_words(self, value: Read) -> str:
        """Say a value in full, so that a slip is seen."""
        raise NotImplementedError

    def value(self) -> Read | None:
        """Return what the text means now; None when it is empty or wrong."""
        text = self.line.text().strip()
        try:
            return self.read(text) if text else None
        except TypedDateError:
            return None

    def set_value(self, value: Read | None) -> None:
        """Put a value in the field, or empty it."""
        self._understood = value
        self.line.setText("" if value is None else self.written(value))
        self.words.setText("" if value is None else self.in_words(value))
        self.show_problem("")

    def check(self) -> bool:
        """Say what is wrong with the text, if anything; return whether it can be used."""
        sentence = self._sentence()
        if sentence:
            self.words.setText("")
            self.show_problem(sentence)
        return not sentence

    def problem(self) -> str:
        return self.trouble.text()

    def show_problem(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        mark(self.line, "problem", bool(sentence))
        self._describe()

    def setAccessibleName(self, name: str) -> None:
        """Name the line itself: that is what gets the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _sentence(self) -> str:
        text = self.line.text().strip()
        try:
            if text:
                self.read(text)
        except TypedDateError as error:
            return self._phrases.say("problem", error.code, (("text", _shortened(text)),))
        return ""

    def _typed(self) -> None:
        # While typing only success is told: half a date is not yet a mistake.
        self.show_problem("")
        value = self.value()
        self.words.setText("" if value is None else self.in_words(value))

    def _left(self) -> None:
        if self.problem() or not self.check():
            return
        value = self.value()
        if value is not None:
            self.line.setText(self.written(value))
            self.words.setText(self.in_words(value))
        self._describe()
        if value != self._understood:
            self._understood = value
            self.changed.emit()

    def _describe(self) -> None:
        self.line.setAccessibleDescription(self.problem() or self.words.text())
        announce(self.line)


class DateField(TypedDateInput[date]):
    """Asks for a day; a day without a year is taken to lie in the past."""

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(phrases, today, parent)
        self.calendar_button = button(self.tr("Calendar"), quiet=True)
        self.calendar_button.setAccessibleDescription(self.tr("Choose a day from a calendar"))
        self.calendar_button.clicked.connect(self.open_calendar)
        self._row.insertWidget(1, self.calendar_button)
        self._calendar: _Calendar | None = None

    def day(self) -> date | None:
        """Return the day; None when the field is empty or cannot be understood."""
        return self.value()

    def set_day(self, day: date | None) -> None:
        """Put a day in the field, or empty it."""
        self.set_value(day)

    def read(self, text: str) -> date:
        return read_day(text, self.today)

    def written(self, value: date) -> str:
        return short_day(value)

    def in_words(self, value: date) -> str:
        return f"{self._phrases.weekday(value)} {self._phrases.day(value)}"

    def open_calendar(self) -> None:
        """Show a calendar under the field."""
        if self._calendar is None:
            self._calendar = _Calendar(self, self._pick)
        self._calendar.show_under(self.line, self.day() or self.today)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def _pick(self, day: date) -> None:
        self.line.setText(short_day(day))
        self.show_problem("")
        self._left()
        self.line.setFocus()


class ComingDateField(DateField):
    """Asks for a day; a day without a year is taken to lie ahead."""

    def read(self, text: str) -> date:
        return read_coming_day(text, self.today)


class PartialDateField(TypedDateInput[PartialDate]):
    """Asks for a date of birth, of which month and day may not be known."""

    def __init__(self, phrases: Phrases, today: date, parent: QWidget | None = None) -> None:
        super().__init__(phrases, today, parent)
        self.line.setPlaceholderText(self.tr("dd-mm-yyyy or yyyy"))
        self.line.setFixedWidth(
            self.line.fontMetrics().horizontalAdvance("dd-mm-jjjj of jjjj  ") + 40
        )

    def birth(self) -> PartialDate | None:
        """Return the date; None when the field is empty or cannot be understood."""
        return self.value()

    def set_birth(self, birth: PartialDate | None) -> None:
        """Put a date in the field, or empty it."""
        self.set_value(birth)

    def read(self, text: str) -> PartialDate:
        return read_partial(text, self.today)

    def written(self, value: PartialDate) -> str:
        return birth_text(value)

    def in_words(self, value: PartialDate) -> str:
        if value.day:
            return self._phrases.day(value.earliest)
        return self.tr("only the month and the year") if value.month else self.tr("only the year")


class _Calendar(QFrame):
    """A calendar that goes away when a day was chosen."""

    def __init__(self, parent: QWidget, chosen: Callable[[date], None]) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._chosen = chosen
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.days = QCalendarWidget()
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        line = self.days.fontMetrics().lineSpacing()
        self.days.setMinimumSize(line * 19, line * 14)
        self.days.activated.connect(self._choose)
        self.days.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.days)
        self._dress()

    def show_under(self, widget: QWidget, day: date) -> None:
        """Appear below a widget, open at a day."""
        self.days.setSelectedDate(to_qt(day))
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, widget.height())))
        self.show()
        self.days.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _choose(self) -> None:
        if self.isVisible():
            self.hide()
            self._chosen(from_qt(self.days.selectedDate()))

    def _dress(self) -> None:
        # Qt paints weekends in pure red, which cannot be read on a dark ground.
        plain = QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.Text))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(weekend, plain)
        # Nor do the style's own arrows follow the palette.
        for name, arrow, words in (
            ("qt_calendar_prevmonth", "‹", self.tr("Month before")),
            ("qt_calendar_nextmonth", "›", self.tr("Month after")),
        ):
            turn = self.days.findChild(QToolButton, name)
            if turn is not None:
                turn.setIcon(QIcon())
                turn.setText(arrow)
                turn.setAccessibleName(words)


def birth_text(birth: PartialDate) -> str:
    """Write a date of birth as far as it is known: 12-03-1990, 03-1990 or 1990."""
    parts = (birth.day, birth.month)
    return "-".join([f"{part:02}" for part in parts if part] + [f"{birth.year:04}"])


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
