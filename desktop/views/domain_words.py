"""Short words for facts of a file, as they stand in lists and on the time bar."""

from datetime import date

from casework.casefile import CaseEvent
from casework.event_words import (
    coded_details,
    event_help,
    event_words,
    ground_section,
    words_or_code,
)
from casework.phrases import Phrases, short_day

__all__ = [
    "event_details",
    "event_help",
    "event_words",
    "ground_section",
    "rough_interval",
    "words_or_code",
]


def event_details(phrases: Phrases, event: CaseEvent) -> str:
    """Say in short what a fact holds besides its kind and day."""
    parts = [] if event.months is None else [phrases.count(event.months, "month")]
    parts += coded_details(phrases, event)
    if event.until is not None:
        parts.append(f"… {short_day(event.until)}")
    return ", ".join(parts)


def rough_interval(phrases: Phrases, one: date, other: date) -> str:
    """Say how far two days are apart: to the day when it is little, in months when it is much."""
    first, last = sorted((one, other))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return phrases.count(months, "month") if months >= 3 else phrases.interval(first, last)
