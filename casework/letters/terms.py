"""Which way of counting a letter rests on, and how it differs from the others."""

import re
from datetime import date
from typing import NamedTuple

from casework.law.assessment import HISTORIC, Reading, Step, Term

_EXTENSIONS = ("categorical", "letter", "moratorium_year", "moratorium_pause")
# A ruling explains an article; it is no ground for a term itself.
_RULING = re.compile(r"(?:anders )?(?:ECLI:NL:)?(?:RB[A-Z]+|RVS|CRVB|HR):\d{4}:\d+")


class Difference(NamedTuple):
    """What makes one reading longer than another.

    `more` lengthens only the longer one; `instead` is how the shorter one counts the same
    moratoria. `capped` is the step that holds the longer one under a maximum.
    """

    more: tuple[Step, ...]
    instead: tuple[Step, ...]
    capped: Step | None


class Reliance(NamedTuple):
    """What a letter says of the term: `reading` is the way of counting it rests on.

    `bare` is the shortest way of counting from the same day; `conceded` is what lengthens the
    reading beyond that, and `contested` what would lengthen the term beyond the reading.
    """

    term: Term
    reading: Reading
    bare: Reading
    conceded: Difference
    contested: Difference

    @property
    def start(self) -> Step:
        """The step that says from which fact the term itself counts."""
        steps = self.reading.steps
        return next((step for step in steps if step.text == "term"), steps[0])


def reliance_on(term: Term, today: date) -> Reliance:
    """Rest on the longest reading that has lapsed; while none has, on the shortest."""
    readings = [reading for reading in term.readings if reading.certainty != HISTORIC]
    lapsed = [reading for reading in readings if reading.last_day < today]
    reading = max(lapsed, key=_last_day) if lapsed else min(readings, key=_last_day)
    start = reading.steps[0].start
    bare = min((other for other in readings if other.steps[0].start == start), key=_last_day)
    longest = max(readings, key=_last_day)
    return Reliance(term, reading, bare, _difference(reading, bare), _difference(longest, reading))


def cited(basis: str) -> str:
    """Write a citation of several sources as part of a sentence, without rulings."""
    sources = basis.split("; ")
    articles = [source for source in sources if _RULING.match(source) is None] or sources[:1]
    return " en ".join(part for part in ("; ".join(articles[:-1]), articles[-1]) if part)


def _difference(longer: Reading, shorter: Reading) -> Difference:
    more = _only_in(longer, shorter)
    rules = {step.rule for step in more}
    instead = tuple(step for step in _only_in(shorter, longer) if step.rule in rules)
    capped = next((step for step in longer.steps if step.text == "capped"), None)
    return Difference(more, instead, capped)


def _only_in(reading: Reading, other: Reading) -> tuple[Step, ...]:
    """Return what lengthens a reading and not the other."""
    common = {(step.rule, step.text) for step in other.steps}
    return tuple(
        step
        for step in reading.steps
        if step.text in _EXTENSIONS and (step.rule, step.text) not in common
    )


def _last_day(reading: Reading) -> date:
    return reading.last_day
