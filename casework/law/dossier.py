"""The facts of a file, sorted by what the law asks of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from casework.casefile import ASIEL, BEZWAAR_NAREIS, CaseEvent
from casework.errors import NotAssessedError

_ONE_DAY = timedelta(days=1)
_NOTICES = frozenset(("ingebrekestelling_verzonden", "ingebrekestelling_ontvangen"))
_APPLICATION = ("aanvraag_ingediend", "aanvraag_ontvangen")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the law looks at: nothing in here names a person."""

    procedure: str
    events: tuple[CaseEvent, ...]
    track: str = "gewoon"
    nationality: str | None = None
    groups: tuple[str, ...] = ()


class MissingFactError(NotAssessedError):
    """A fact without which no term can be computed."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class NoticeFact(NamedTuple):
    """One notice of default: the day it was sent and the day it was received, as far as known."""

    sent: date | None
    received: date | None

    @property
    def day(self) -> date:
        """The day it counts from: receipt, or else sending."""
        day = self.received or self.sent
        if day is None:
            raise ValueError("a notice without a day")
        return day


class Dossier(NamedTuple):
    """The facts by kind, each kind in order of its days; `application` picks the law."""

    facts: Facts
    as_of: date
    application: date
    by_kind: dict[str, list[CaseEvent]]

    def all_of(self, kind: str) -> list[CaseEvent]:
        """Return the facts of a kind."""
        return self.by_kind.get(kind, [])

    def first_of(self, kinds: Iterable[str]) -> tuple[str, date]:
        """Return the first kind that is known, and its day; raises MissingFactError for none."""
        wanted = ""
        for kind in kinds:
            events = [event for event in self.all_of(kind) if _starts(self, event)]
            if events:
                # What a decision starts, starts from its announcement (Awb, art. 6:8).
                return kind, events[-1].announced or events[-1].day
            wanted = kind
        raise MissingFactError(wanted)


def dossier_of(facts: Facts, as_of: date) -> Dossier:
    """Sort the facts; raises MissingFactError when there is no application yet."""
    by_kind = _by_kind(facts)
    # An application for asylum counts as lodged once it has reached the IND (Directive 2013/32,
    # art. 6(4); Regulation 2024/1348, art. 28(4)); for nareis the day of filing is what counts.
    first, other = _APPLICATION[::-1] if facts.procedure == ASIEL else _APPLICATION
    lodged = by_kind.get(first) or by_kind.get(other)
    if not lodged:
        raise MissingFactError("aanvraag_ingediend")
    return Dossier(facts, as_of, lodged[0].day, by_kind)


def has_application(facts: Facts) -> bool:
    """Whether the day of the application is known."""
    return any(event.kind in _APPLICATION for event in facts.events)


def dossier_before_application(facts: Facts, as_of: date) -> Dossier:
    """Sort the facts of a file without an application; the day asked about stands in for it."""
    return Dossier(facts, as_of, as_of, _by_kind(facts))


def standing_decision(dossier: Dossier) -> CaseEvent | None:
    """Return the last decision on the application that was not withdrawn or annulled afterwards."""
    decisions = [event for event in dossier.all_of("besluit") if _on_application(dossier, event)]
    if not decisions:
        return None
    last = decisions[-1]
    undone = dossier.all_of("besluit_ingetrokken") + dossier.all_of("besluit_vernietigd")
    # On the day of a new decision it is the earlier one that is withdrawn.
    from_day = last.day if len(decisions) == 1 else last.day + _ONE_DAY
    return None if any(event.day >= from_day for event in undone) else last


def notices_of(dossier: Dossier) -> list[NoticeFact]:
    """Pair each notice that was sent with the first receipt on or after that day."""
    if _NOTICES.isdisjoint(dossier.by_kind):
        return []
    received = [event.day for event in dossier.all_of("ingebrekestelling_ontvangen")]
    notices = []
    for sent in dossier.all_of("ingebrekestelling_verzonden"):
        arrived = next((day for day in received if day >= sent.day), None)
        if arrived is not None:
            received.remove(arrived)
        notices.append(NoticeFact(sent.day, arrived))
    notices += [NoticeFact(None, day) for day in received]
    notices.sort(key=lambda notice: notice.day)
    return notices


def _starts(dossier: Dossier, event: CaseEvent) -> bool:
    # A bezwaar is against the last decision of before it, not against the one on the bezwaar.
    return event.kind != "besluit" or event.day <= dossier.application


def _on_application(dossier: Dossier, decision: CaseEvent) -> bool:
    # In a bezwaar the decision objected to came first; only a later one decides the bezwaar.
    return dossier.facts.procedure != BEZWAAR_NAREIS or decision.day > dossier.application


def _by_kind(facts: Facts) -> dict[str, list[CaseEvent]]:
    by_kind: dict[str, list[CaseEvent]] = {}
    for event in facts.events:
        by_kind.setdefault(event.kind, []).append(event)
    for events in by_kind.values():
        if len(events) > 1:
            events.sort(key=_day)
    return by_kind


def _day(event: CaseEvent) -> tuple[date, date]:
    return event.day, event.announced or event.day
