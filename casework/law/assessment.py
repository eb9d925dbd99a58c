"""What the law says about one file on one day, with all that led to it.

The values are named tuples: an office assesses thousands of files at once, and a frozen dataclass
costs three times as much to make.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casework.phrases import Span

SETTLED = "settled"
DISPUTED = "disputed"
UNCONFIRMED = "unconfirmed"
HISTORIC = "historic"

GELDIG = "geldig"
PREMATUUR = "prematuur"
BETWIST = "betwist"

ONTVANKELIJK = "ontvankelijk"
HERSTELD = "hersteld"
TE_VROEG = "te_vroeg"

URGENT = "urgent"
SOON = "soon"
NOTE = "note"


class Step(NamedTuple):
    """One addition in a receipt: `start` plus `add` is `day`.

    `text` names the sentence that explains it; `rule` the rule file, `basis` the article.
    """

    rule: str
    basis: str
    start: date
    add: Span
    day: date
    text: str
    values: tuple[tuple[str, object], ...] = ()


class Reading(NamedTuple):
    """One way in which someone who matters counts the term; `last_day` is inclusive."""

    id: str
    last_day: date
    certainty: str
    steps: tuple[Step, ...]
    held_from: date | None = None
    held_until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether someone still counted this way on the day."""
        return (self.held_from is None or self.held_from <= day) and (
            self.held_until is None or day <= self.held_until
        )


class Term(NamedTuple):
    """The decision term: its readings, their latest (`safe`) and earliest (`arguable`) last day."""

    safe: date
    arguable: date
    readings: tuple[Reading, ...]


class Ceiling(NamedTuple):
    """The longest the decision may take in any event; `last_day` is inclusive."""

    last_day: date
    passed: bool
    certainty: str
    steps: tuple[Step, ...]


class Judged(NamedTuple):
    """A sentence by its code and what fills it."""

    code: str
    values: tuple[tuple[str, object], ...] = ()


class GivenNotice(NamedTuple):
    """A notice of default that was given, and what the law makes of it.

    `day` is the day it counts from: received, or sent when the day of receipt is not known.
    """

    sent: date | None
    received: date | None
    day: date
    verdict: str
    because: Judged


class Notice(NamedTuple):
    """Whether a notice of default is needed, from when, and those that were given."""

    needed: bool
    safe_from: date | None
    arguable_from: date | None
    given: tuple[GivenNotice, ...]


class LodgedAppeal(NamedTuple):
    """An appeal against failure to decide that was lodged, and what the law makes of it."""

    day: date
    verdict: str
    because: Judged


class Appeal(NamedTuple):
    """From when one can appeal against failure to decide; `start` is None while one cannot."""

    start: date | None
    because: Judged
    lodged: tuple[LodgedAppeal, ...]
    steps: tuple[Step, ...] = ()


class Ruling(NamedTuple):
    """The further term a court set; `last_day` is inclusive and None when it set none."""

    sent: date
    last_day: date | None
    passed: bool
    steps: tuple[Step, ...]


class AdministrativePenalty(NamedTuple):
    """The penalty of Awb 4:17 up to and including the day asked about, in euros."""

    due: bool
    first_day: date | None
    days: int
    amount: int
    maximum: int
    certainty: str
    basis: str


class JudicialPenalty(NamedTuple):
    """The penalty a court attached to its order, up to the day asked about, in euros."""

    per_day: Decimal
    maximum: Decimal | None
    first_day: date | None
    days: int
    amount: Decimal


class Deadline(NamedTuple):
    """Another last day in the file; `on` tells whose: client, ind or rechtbank."""

    kind: str
    last_day: date
    on: str
    certainty: str
    steps: tuple[Step, ...]


class Alert(NamedTuple):
    """Something a volunteer must see; severity is urgent, soon or note."""

    code: str
    severity: str
    day: date | None
    values: tuple[tuple[str, object], ...] = ()


class NextStep(NamedTuple):
    """What to do now or later; `code` is what the button in the worklist does."""

    code: str
    start: date | None
    because: Judged


class Assessment(NamedTuple):
    """Everything the law says about the file on `as_of`."""

    as_of: date
    beslistermijn: Term | None
    maximum: Ceiling | None
    ingebrekestelling: Notice
    beroep: Appeal
    uitspraak: Ruling | None
    bestuurlijke_dwangsom: AdministrativePenalty | None
    rechterlijke_dwangsom: JudicialPenalty | None
    deadlines: tuple[Deadline, ...]
    warnings: tuple[Alert, ...]
    next_step: NextStep
