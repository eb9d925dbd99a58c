"""Sentences for codes: the words stand in data files, one per language; here they are filled in."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from dateutil.relativedelta import relativedelta

Values = Iterable[tuple[str, object]]


class Span(NamedTuple):
    """A length of time as the law gives it; units are day, working_day, week, month and year."""

    amount: int
    unit: str

    @property
    def iso(self) -> str:
        """The ISO 8601 duration; working days have none of their own and are marked as such."""
        if self.unit == "working_day":
            return f"{self.amount}WD"
        return f"P{self.amount}{self.unit[0].upper()}"


class Word(NamedTuple):
    """A value that has a sentence or word of its own in another section."""

    section: str
    code: str


Written = TypeVar("Written")


class _Written(dict[Written, str]):
    """Values written out before: writing a date takes five times as long as looking it up."""

    def __init__(self, write: Callable[[Written], str]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, value: Written) -> str:
        text = self[value] = self._write(value)
        return text


class Phrases:
    """Turns a code and its values into a sentence of one language.

    The data has `months` and `weekdays` (lists), `units` (singular and plural per unit) and any
    number of sections of code = "sentence with {places}". A date is written out in words; a value
    is a text, whole number, date, amount, `Span` or `Word`, and nothing else.
    Raises KeyError for a code without a sentence: that is a mistake in the data file.
    """

    def __init__(self, data: Mapping[str, object]) -> None:
        self._sections = {
            name: section for name, section in data.items() if isinstance(section, Mapping)
        }
        self._months = _strings(data["months"])
        self._weekdays = _strings(data["weekdays"])
        days = _Written(self._write_day)
        spans = _Written(self._write_span)
        self._days = days
        self._writers: dict[type, Callable[[Any], str]] = {
            date: days.__getitem__,
            str: str,
            int: str,
            Decimal: _amount,
            Span: spans.__getitem__,
            Word: self._word,
        }

    def say(self, section: str, code: str, values: Values = ()) -> str:
        """Fill in the sentence of the code."""
        template: str = self._sections[section][code]
        if not values:
            return template
        writers = self._writers
        return template.format_map({name: writers[type(value)](value) for name, value in values})

    def has(self, section: str, code: str) -> bool:
        """Whether the code has a sentence."""
        return code in self._sections[section]

    def codes(self, section: str) -> tuple[str, ...]:
        """Return the codes of a section, in the order of the file."""
        return tuple(self._sections[section])

    def day(self, day: date) -> str:
        """Write a date as it stands in a sentence: 12 augustus 2025."""
        return self._days[day]

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        return self._weekdays[day.weekday()]

    def interval(self, start: date, end: date) -> str:
        """Say how long it is between two days: 27 dagen, 3 maanden en 4 dagen."""
        if end < start:
            start, end = end, start
        gap = relativedelta(end, start)
        months = gap.years * 12 + gap.months
        parts = []
        if months:
            parts.append(self.count(months, "month"))
        if gap.days or not months:
            parts.append(self.count(gap.days, "day"))
        return self._and().join(parts)

    def count(self, number: int, unit: str) -> str:
        """Say a number of units: 1 dag, 2 dagen."""
        singular, plural = self._sections["units"][unit].split("|")
        return f"{number} {singular if number == 1 else plural}"

    def _and(self) -> str:
        return f" {self._sections['units']['and']} "

    def _write_day(self, day: date) -> str:
        return f"{day.day} {self._months[day.month - 1]} {day.year}"

    def _write_span(self, span: Span) -> str:
        return self.count(span.amount, span.unit)

    def _word(self, word: Word) -> str:
        text: str = self._sections[word.section][word.code]
        return text


def short_day(day: date) -> str:
    """Write a date as it stands in a table: 12-08-2025."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def _amount(value: Decimal) -> str:
    text = f"{value:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return text.removesuffix(",00")


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"a list of words was expected, not {value!r}")
    return tuple(str(item) for item in value)
