"""Which way of counting a letter rests on, and how it differs from the others."""

import re
from datetime import date

from casework.law.assessment import HISTORIC, Reading, Term

_AND = " en "
_EXTENSIONS = ("categorical", "letter", "moratorium_year", "moratorium_pause")
# A ruling explains an article; it is no ground for a term itself.
_RULING = re.compile(r"(?:anders )?(?:ECLI:NL:)?(?:RB[A-Z]+|RVS|CRVB|HR):\d{4}:\d+")


def relied_on(term: Term, today: date) -> Reading:
    """Return the longest reading that has lapsed; while none has, the shortest."""
    readings = _current(term)
    lapsed = [reading for reading in readings if reading.last_day < today]
    if lapsed:
        return max(lapsed, key=_last_day)
    return min(readings, key=_last_day)


def longest(term: Term) -> Reading:
    """Return the reading that ends last."""
    return max(_current(term), key=_last_day)


def without_extension(term: Term, longer: Reading) -> Reading:
    """Return the shortest way of counting from the same day."""
    start = longer.steps[0].start
    return min(
        (reading for reading in _current(term) if reading.steps[0].start == start), key=_last_day
    )


def extension_of(longer: Reading, shorter: Reading) -> str:
    """Cite what lengthens one reading and not the other; empty when nothing does."""
    common = {(step.rule, step.text) for step in shorter.steps}
    more = [
        cited(step.basis)
        for step in longer.steps
        if step.text in _EXTENSIONS and (step.rule, step.text) not in common
    ]
    return _AND.join(dict.fromkeys(more))


def cited(basis: str) -> str:
    """Write a citation of several sources as part of a sentence, without rulings."""
    sources = basis.split("; ")
    articles = [source for source in sources if _RULING.match(source) is None]
    return _AND.join(articles or sources[:1])


def _current(term: Term) -> list[Reading]:
    return [reading for reading in term.readings if reading.certainty != HISTORIC]


def _last_day(reading: Reading) -> date:
    return reading.last_day
