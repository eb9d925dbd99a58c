"""Short words for facts of a file, as they stand in lists and on the time bar."""

from datetime import date

from casework.casefile import CaseEvent
from casework.phrases import Phrases, short_day

# Where the words for a field of a fact stand, when it holds one of a few values.
_SECTIONS = {"outcome": "outcome", "status": "permit_status"}
_GROUNDS = {
    "verlenging": "extension_ground",
    "opschorting": "suspension_ground",
    "voornemen": "voornemen_ground",
}


def event_words(phrases: Phrases, kind: str, procedure: str) -> str:
    """Name a kind of fact as it is called in the procedure."""
    return phrases.say("event", _code(phrases, "event", kind, procedure))


def event_help(phrases: Phrases, kind: str, procedure: str) -> str:
    """Explain a kind of fact, and which day is meant."""
    return phrases.say("event_help", _code(phrases, "event_help", kind, procedure))


def ground_section(kind: str) -> str:
    """Name the section with the words for the grounds of a kind of fact."""
    return _GROUNDS[kind]


def words_or_code(phrases: Phrases, section: str, code: str) -> str:
    """Return the words for a code; one nobody has words for stays as it is."""
    return phrases.say(section, code) if phrases.has(section, code) else code


def event_details(phrases: Phrases, event: CaseEvent) -> str:
    """Say what a fact holds besides its kind and day."""
    parts = []
    if event.months is not None:
        parts.append(phrases.count(event.months, "month"))
    if event.ground is not None:
        parts.append(words_or_code(phrases, _GROUNDS[event.kind], event.ground))
    parts += [
        words_or_code(phrases, section, str(getattr(event, name)))
        for name, section in _SECTIONS.items()
        if getattr(event, name) is not None
    ]
    if event.until is not None:
        parts.append(f"… {short_day(event.until)}")
    return ", ".join(parts)


def rough_interval(phrases: Phrases, one: date, other: date) -> str:
    """Say how far two days are apart: to the day when it is little, in months when it is much."""
    first, last = sorted((one, other))
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return phrases.count(months, "month") if months >= 3 else phrases.interval(first, last)


def _code(phrases: Phrases, section: str, kind: str, procedure: str) -> str:
    special = f"{kind}_{procedure}"
    return special if phrases.has(section, special) else kind
