"""Fields for what a fact holds besides its day: a number, an amount, a length of time."""

import re
from decimal import Decimal
from typing import Generic, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from casework.phrases import Phrases
from desktop.views.parts import CheckedInput, Choice, label, mark, side_by_side, stacked

Read = TypeVar("Read", int, Decimal)

_TERM = re.compile(r"P(\d{1,4})([DWM])")
_NUMBER = re.compile(r"\d{1,4}", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2}|-))?", re.ASCII)
_UNITS = (("W", "week"), ("D", "day"), ("M", "month"))


class NumberInput(CheckedInput, Generic[Read]):
    """A line for a number; what was typed stays when it is none."""

    code = "unreadable_number"

    def __init__(self, phrases: Phrases, after: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.line = QLineEdit()
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0" * 10) + 24)
        self.line.textEdited.connect(lambda: self.show_problem(""))
        self.trouble = label("", "problem")
        self.trouble.hide()
        self.setFocusProxy(self.line)
        self.row = side_by_side(self.line)
        if after:
            self.row.addWidget(label(after, "muted"))
        self.row.addStretch(1)
        column = stacked(gap=2)
        column.addLayout(self.row)
        column.addWidget(self.trouble)
        self.setLayout(column)

    def value(self) -> Read | None:
        """Return the number; None when the field is empty or holds none."""
        raise NotImplementedError

    def check(self) -> bool:
        """Say what is wrong with the text, if anything; return whether it can be used."""
        text = self.line.text().strip()
        wrong = bool(text) and self.value() is None
        if wrong:
            self.show_problem(self._phrases.say("problem", self.code, (("text", text[:40]),)))
        return not wrong

    def problem(self) -> str:
        return self.trouble.text()

    def show_problem(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        mark(self.line, "problem", bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def setAccessibleName(self, name: str) -> None:
        """Name the line itself: that is what gets the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)


class CountField(NumberInput[int]):
    """Asks for a whole number."""

    def value(self) -> int | None:
        text = self.line.text().strip()
        return int(text) if _NUMBER.fullmatch(text) else None

    def set_value(self, value: int | None) -> None:
        """Put a number in the field, or empty it."""
        self.line.setText("" if value is None else str(value))
        self.show_problem("")


class EuroField(NumberInput[Decimal]):
    """Asks for an amount as it is written in Dutch: 7.500 or 100,50."""

    code = "unreadable_amount"

    def value(self) -> Decimal | None:
        text = self.line.text().replace("€", "").replace(" ", "")
        found = _AMOUNT.fullmatch(text)
        if found is None:
            return None
        cents = (found[2] or "").replace("-", "")
        return Decimal(f"{found[1].replace('.', '')}.{cents or '0'}")

    def set_value(self, value: Decimal | None) -> None:
        """Put an amount in the field, or empty it."""
        self.line.setText("" if value is None else _euros(value))
        self.show_problem("")


class LengthField(CountField):
    """Asks for a length of time in days, weeks or months, as an ISO 8601 duration."""

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(phrases, parent=parent)
        self.unit = Choice()
        self.unit.setAccessibleName(self.tr("Unit"))
        self.row.insertWidget(1, self.unit)
        self._offer_units()
        # A length made of several parts is shown as it is and kept until a number is typed.
        self._kept = ""
        self.line.textEdited.connect(self._forget)

    def term(self) -> str | None:
        """Return the length; None when the field is empty or cannot be understood."""
        number = self.value()
        return f"P{number}{self.unit.value()}" if number is not None else self._kept or None

    def set_term(self, term: str | None) -> None:
        """Put a length in the field, or empty it."""
        found = _TERM.fullmatch(term or "")
        self._kept = "" if found else term or ""
        self.line.setPlaceholderText(self._kept)
        self.set_value(int(found[1]) if found else None)
        self.unit.choose(found[2] if found else "W")

    def _forget(self) -> None:
        self._kept = ""

    def _offer_units(self) -> None:
        self.unit.offer(
            (letter, self._phrases.count(2, unit).partition(" ")[2]) for letter, unit in _UNITS
        )


def _euros(value: Decimal) -> str:
    text = f"{value:.2f}".replace(".", ",")
    return text.removesuffix(",00")
