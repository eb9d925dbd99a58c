"""What stands on the time bar of a file, and where its labels go so that none covers another."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from casework.casefile import CaseFile
from casework.law.assessment import GELDIG, HISTORIC, SETTLED, Assessment, Term
from casework.law.receipt import reading_name
from casework.phrases import Phrases
from desktop.views.domain_words import event_words

# Facts that get a mark of their own; the notice and the ruling come from the assessment.
_FACTS = frozenset(
    {
        "asielwens_geuit",
        "aanvraag_ingediend",
        "aanvraag_ontvangen",
        "nederland_verantwoordelijk",
        "besluit",
        "beroep_niet_tijdig",
    }
)


class MarkKind(Enum):
    """What a mark stands for; it decides how it is drawn."""

    FACT = "fact"
    TERM = "term"
    DISPUTED = "disputed"
    MAXIMUM = "maximum"
    EXCEEDED = "exceeded"
    WAITING = "waiting"
    TODAY = "today"


class Mark(NamedTuple):
    """A day on the time bar in words; with `start` it is the last day of a span."""

    kind: MarkKind
    day: date
    text: str
    start: date | None = None


class Place(NamedTuple):
    """Where a label goes: its left edge and its row, counted from the bar down."""

    left: int
    row: int


def marks_of(
    case_file: CaseFile, assessment: Assessment | None, phrases: Phrases, today: date
) -> tuple[Mark, ...]:
    """List everything that stands on the bar, in order of time."""
    found = [*_facts(case_file, phrases)]
    if assessment is not None:
        found += _terms(assessment, phrases)
        found += _steps_after(assessment, phrases)
    found.append(Mark(MarkKind.TODAY, today, phrases.say("mark", "today")))
    return tuple(sorted(found, key=lambda mark: mark.day))


def places_for(
    widths: Sequence[int], centres: Sequence[int], total: int, gap: int
) -> tuple[Place, ...]:
    """Give each label the first row in which it covers no other; centres run from left to right.

    A label stands as near to its own day as fits in the total width.
    """
    ends: list[int] = []
    places = []
    for width, centre in zip(widths, centres, strict=True):
        left = max(0, min(centre - width // 2, total - width))
        free = (row for row, end in enumerate(ends) if end + gap <= left)
        row = next(free, len(ends))
        ends[row : row + 1] = [left + width]
        places.append(Place(left, row))
    return tuple(places)


def _facts(case_file: CaseFile, phrases: Phrases) -> Iterator[Mark]:
    for event in case_file.events:
        if event.kind in _FACTS:
            words = event_words(phrases, event.kind, case_file.procedure)
            yield Mark(MarkKind.FACT, event.announced or event.day, words)


def _terms(assessment: Assessment, phrases: Phrases) -> Iterator[Mark]:
    if assessment.beslistermijn is not None:
        yield from _readings(assessment.beslistermijn, phrases)
    if assessment.maximum is not None:
        ceiling = assessment.maximum
        start = ceiling.steps[0].start if ceiling.steps else None
        words = phrases.say("mark", "maximum")
        # Red is for what has passed and asks for something: after a decision it no longer does.
        exceeded = any(alert.code == "maximum_verstreken" for alert in assessment.warnings)
        kind = MarkKind.EXCEEDED if exceeded else MarkKind.MAXIMUM
        yield Mark(kind, ceiling.last_day, words, start)


def _readings(term: Term, phrases: Phrases) -> Iterator[Mark]:
    for reading in term.readings:
        if reading.certainty == HISTORIC:
            continue
        settled = reading.certainty == SETTLED
        name = (("reading", reading_name(reading, phrases)),)
        yield Mark(
            MarkKind.TERM if settled else MarkKind.DISPUTED,
            reading.last_day,
            phrases.say("mark", "term") if settled else phrases.say("mark", "reading", name),
            reading.steps[0].start if reading.steps else None,
        )


def _steps_after(assessment: Assessment, phrases: Phrases) -> Iterator[Mark]:
    for notice in assessment.ingebrekestelling.given:
        code = "notice" if notice.verdict == GELDIG else f"notice_{notice.verdict}"
        yield Mark(MarkKind.FACT, notice.day, phrases.say("mark", code))
    ruling = assessment.uitspraak
    if ruling is not None and ruling.last_day is not None:
        words = phrases.say("mark", "court")
        yield Mark(MarkKind.WAITING, ruling.last_day, words, ruling.sent)
    elif assessment.beroep.steps:
        steps = assessment.beroep.steps
        words = phrases.say("mark", "two_weeks")
        yield Mark(MarkKind.WAITING, steps[-1].day, words, steps[0].start)
    for deadline in assessment.deadlines:
        start = deadline.steps[0].start if deadline.steps else None
        words = phrases.say("deadline", deadline.kind)
        yield Mark(MarkKind.WAITING, deadline.last_day, words, start)
