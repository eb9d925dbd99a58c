"""The only border between Qt's dates and Python's."""

from datetime import UTC, date, datetime

from PySide6.QtCore import QDate


def from_qt(day: QDate) -> date:
    """Turn a valid Qt date into a date; raises ValueError for an invalid one."""
    return date(day.year(), day.month(), day.day())


def to_qt(day: date) -> QDate:
    """Turn a date into a Qt date."""
    return QDate(day.year, day.month, day.day)


def today() -> date:
    """Ask the computer's clock what day it is here."""
    return from_qt(QDate.currentDate())


def now() -> datetime:
    """Ask the computer's clock what moment it is, in UTC."""
    return datetime.now(UTC)
