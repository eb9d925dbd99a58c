"""The words of an assessment: why a date is what it is, for someone without legal training."""

from collections.abc import Iterable

from casework.law.assessment import Alert, Judged, Reading, Step
from casework.phrases import Phrases

_SUFFIXES = (
    "4-maanden",
    "12-maanden",
    "21-maanden",
    "zonder-opschorting",
    "zonder-tussenstap",
    "moratorium-jaar",
    "moratorium-opschorting",
)


def sentences(steps: Iterable[Step], phrases: Phrases) -> tuple[tuple[Step, str], ...]:
    """Put the sentence beside each step of a receipt."""
    return tuple((step, sentence(step, phrases)) for step in steps)


def sentence(step: Step, phrases: Phrases) -> str:
    """Say what a step adds, by which article, and to which day that leads."""
    values = (
        ("start", step.start),
        ("add", step.add),
        ("day", step.day),
        ("basis", step.basis),
        *step.values,
    )
    return phrases.say("receipt", step.text, values)


def alert_sentence(alert: Alert, phrases: Phrases) -> str:
    """Say what a volunteer must see."""
    day = () if alert.day is None else (("day", alert.day),)
    return phrases.say("alert", alert.code, (*day, *alert.values))


def because(judged: Judged, phrases: Phrases) -> str:
    """Say why something was judged or advised as it was."""
    return phrases.say("because", judged.code, judged.values)


def reading_name(reading: Reading, phrases: Phrases) -> str:
    """Name a way of counting in a few words."""
    return _named(reading.id, phrases)


def _named(reading_id: str, phrases: Phrases) -> str:
    for suffix in _SUFFIXES:
        base = reading_id.removesuffix(f"-{suffix}")
        if base != reading_id:
            values = (("reading", _named(base, phrases)),)
            return phrases.say("reading_suffix", suffix, values)
    return phrases.say("reading", reading_id)
