"""Words for facts of a file: what kind they are, and what each holds besides its day."""

import re
from collections.abc import Iterator

from casework.casefile import CaseEvent
from casework.phrases import Phrases, Span, Word

# Where the words for a field of a fact stand, when it holds one of a few values.
_SECTIONS = {"outcome": "outcome", "status": "permit_status"}
_GROUNDS = {
    "verlenging": "extension_ground",
    "opschorting": "suspension_ground",
    "voornemen": "voornemen_ground",
}
_TERM = re.compile(r"P(\d{1,4})([DWM])")
_UNITS = {"D": "day", "W": "week", "M": "month"}


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


def all_details(phrases: Phrases, event: CaseEvent) -> str:
    """Say all that a fact holds besides its kind and day, for who reads nothing but this."""
    return ", ".join(_details(phrases, event))


def coded_details(phrases: Phrases, event: CaseEvent) -> tuple[str, ...]:
    """Say what a fact holds of a few known values: its ground, outcome and status."""
    return tuple(_coded(phrases, event))


def _details(phrases: Phrases, event: CaseEvent) -> Iterator[str]:
    values: dict[str, object | None] = {
        "months": None if event.months is None else Span(event.months, "month"),
        "basis": _basis(event.basis),
        "decide_by" if event.kind == "uitspraak" else "until": event.until,
        "announced": event.announced,
        "sent": event.sent,
        "term": _term(event.term),
        "penalty_per_day": event.penalty_per_day,
        "penalty_maximum": event.penalty_maximum,
    }
    yield from _coded(phrases, event)
    for name, value in values.items():
        if value is not None:
            yield phrases.say("event_detail", name, (("value", value),))


def _coded(phrases: Phrases, event: CaseEvent) -> Iterator[str]:
    if event.ground is not None:
        yield words_or_code(phrases, ground_section(event.kind), event.ground)
    for name, section in _SECTIONS.items():
        if getattr(event, name) is not None:
            yield words_or_code(phrases, section, str(getattr(event, name)))


def _basis(basis: str | None) -> Word | str | None:
    return Word("event_detail", basis) if basis == "individueel" else basis


def _term(term: str | None) -> Span | str | None:
    found = _TERM.fullmatch(term or "")
    return Span(int(found[1]), _UNITS[found[2]]) if found else term


def _code(phrases: Phrases, section: str, kind: str, procedure: str) -> str:
    special = f"{kind}_{procedure}"
    return special if phrases.has(section, special) else kind
