"""Which way of counting a letter rests on, and how it differs from the others."""

import re
from datetime import date
from typing import NamedTuple

from casework.law.assessment import HISTORIC, Reading, Term

_AND = " en "
_EXTENSIONS = ("categorical", "letter", "moratorium_year", "moratorium_pause")
# A ruling explains an article; it is no ground for a term itself.
_RULING = re.compile(r"(?:anders )?(?:ECLI:NL:)?(?:RB[A-Z]+|RVS|CRVB|HR):\d{4}:\d+")


class Reliance(NamedTuple):
    """What a letter says of the term: `reading` is the way of counting it rests on.

    `bare` is the shortest way of counting from the same day; `conceded` cites what lengthens the
    reading beyond that, and `contested` what would lengthen the term beyond the reading.
    """

    term: Term
    reading: Reading
    bare: Reading
    conceded: str
    contested: str


def reliance_on(term: Term, today: date) -> Reliance:
    """Rest on the longest reading that has lapsed; while none has, on the shortest."""
    readings = [reading for reading in term.readings if reading.certainty != HISTORIC]
    lapsed = [reading for reading in readings if reading.last_day < today]
    reading = max(lapsed, key=_last_day) if lapsed else min(readings, key=_last_day)
    start = reading.steps[0].start
    bare = min((other for other in readings if other.steps[0].start == start), key=_last_day)
    longest = max(readings, key=_last_day)
    return Reliance(
        term, reading, bare, _extension_of(reading, bare), _extension_of(longest, reading)
    )


def cited(basis: str) -> str:
    """Write a citation of several sources as part of a sentence, without rulings."""
    sources = basis.split("; ")
    articles = [source for source in sources if _RULING.match(source) is None]
    return _AND.join(articles or sources[:1])


def _extension_of(longer: Reading, shorter: Reading) -> str:
    """Cite what lengthens one reading and not the other; empty when nothing does."""
    common = {(step.rule, step.text) for step in shorter.steps}
    more = [
        cited(step.basis)
        for step in longer.steps
        if step.text in _EXTENSIONS and (step.rule, step.text) not in common
    ]
    return _AND.join(dict.fromkeys(more))


def _last_day(reading: Reading) -> date:
    return reading.last_day
