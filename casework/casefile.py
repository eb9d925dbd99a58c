"""A file: one procedure of one client, and the dated facts in it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from operator import attrgetter
from uuid import UUID

from casework.errors import Problem

ASIEL = "asiel"
NAREIS = "nareis"
BEZWAAR_NAREIS = "bezwaar_nareis"
PROCEDURES = (ASIEL, NAREIS, BEZWAAR_NAREIS)
TRACKS = ("gewoon", "versneld", "niet_ontvankelijk", "terugkeerbesluit", "grens")
GROUPS = ("palestijn", "dienstplichtige", "politiek_tegenstander", "tijdelijke_bescherming")

OUTCOMES = (
    "inwilliging",
    "afwijzing",
    "niet_ontvankelijk",
    "niet_in_behandeling",
    "buiten_behandeling",
    "kennelijk_ongegrond",
)
EXTENSION_GROUNDS = ("complex", "aantal", "toerekenbaar", "zorgvuldig")
SUSPENSION_GROUNDS = ("herstel_verzuim", "buitenland", "instemming", "overmacht", "toerekenbaar")
VOORNEMEN_GROUNDS = (
    "aa",
    "aa_vooraf_verlengd",
    "aa_verlengd",
    "afwijzing_va",
    "spoor_2",
    "herhaalde_aanvraag",
    "grens",
    "detentie",
    "dublin",
    "dublin_detentie",
    "intrekking",
)
PERMIT_STATUSES = ("A", "B")


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A dated fact; which of the other fields it has is told by `EVENT_KINDS`.

    `until` is the last day of a suspension, or the day a court names. `announced` is the day a
    decision was made known. `sent` is the day a ruling was sent; `term` its further term as an
    ISO 8601 duration. Amounts are euros.
    """

    kind: str
    day: date
    months: int | None = None
    ground: str | None = None
    basis: str | None = None
    until: date | None = None
    status: str | None = None
    outcome: str | None = None
    announced: date | None = None
    sent: date | None = None
    term: str | None = None
    penalty_per_day: Decimal | None = None
    penalty_maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EventKind:
    """What a kind of fact needs and may have besides its day; `once`: a file has one at most."""

    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    once: bool = False


EVENT_KINDS: dict[str, EventKind] = {
    "asielwens_geuit": EventKind(once=True),
    "geregistreerd": EventKind(once=True),
    "aanvraag_ingediend": EventKind(once=True),
    "aanvraag_ontvangen": EventKind(once=True),
    "nederland_verantwoordelijk": EventKind(once=True),
    "toegang_uitgesteld": EventKind(once=True),
    "verlenging": EventKind(needs=("months", "ground"), takes=("basis",)),
    "opschorting": EventKind(needs=("ground",), takes=("until",)),
    "vergunning_verleend": EventKind(takes=("status",), once=True),
    "voornemen": EventKind(needs=("ground",)),
    "besluit": EventKind(needs=("outcome",), takes=("announced",)),
    "besluit_ingetrokken": EventKind(),
    "besluit_vernietigd": EventKind(),
    "ingebrekestelling_verzonden": EventKind(),
    "ingebrekestelling_ontvangen": EventKind(),
    "beroep_niet_tijdig": EventKind(),
    "uitspraak": EventKind(
        takes=("sent", "term", "until", "penalty_per_day", "penalty_maximum"),
    ),
}

EVENT_FIELDS = (
    "months",
    "ground",
    "basis",
    "until",
    "status",
    "outcome",
    "announced",
    "sent",
    "term",
    "penalty_per_day",
    "penalty_maximum",
)

_details = attrgetter(*EVENT_FIELDS)
_NO_DETAILS = (None,) * len(EVENT_FIELDS)

# Facts that lie before the application, or stand apart from it (the sponsor's permit).
_BEFORE_APPLICATION = frozenset(
    {
        "asielwens_geuit",
        "geregistreerd",
        "aanvraag_ingediend",
        "toegang_uitgesteld",
        "vergunning_verleend",
    }
)


@dataclass(frozen=True, slots=True)
class Representative:
    """Who acts for the client (gemachtigde), and since when on paper (machtiging)."""

    name: str
    organisation: str = ""
    authorised_on: date | None = None


@dataclass(frozen=True, slots=True)
class FamilyMember:
    """A person for whom the sponsor asks reunification."""

    client_id: UUID
    relation: str = ""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One procedure of one client; in nareis the client is the sponsor (referent).

    `assigned_to` is the volunteer who handles it; `handler` is their name, as read from the vault,
    and is not stored. `lawyer` is the advocaat, if there is one. A closed file is kept until
    `keep_until`. `version` counts the times it was stored; 0 for one that never was.
    """

    id: UUID
    number: str
    client_id: UUID
    procedure: str
    track: str = "gewoon"
    zaaknummer: str = ""
    events: tuple[CaseEvent, ...] = ()
    family: tuple[FamilyMember, ...] = ()
    representative: Representative | None = None
    handler: str = ""
    notes: str = ""
    closed_on: date | None = None
    closed_because: str = ""
    keep_until: date | None = None
    assigned_to: UUID | None = None
    lawyer: str = ""
    version: int = field(default=0, compare=False)

    def with_event(self, event: CaseEvent) -> "CaseFile":
        """Add a fact; facts are kept in order of their day."""
        return self.with_events((*self.events, event))

    def without_event(self, event: CaseEvent) -> "CaseFile":
        """Take one fact out."""
        kept = list(self.events)
        kept.remove(event)
        return replace(self, events=tuple(kept))

    def with_events(self, events: Iterable[CaseEvent]) -> "CaseFile":
        """Replace the facts, in order of their day."""
        return replace(self, events=tuple(sorted(events, key=lambda event: event.day)))


def problems_of_events(
    procedure: str, events: tuple[CaseEvent, ...], today: date
) -> tuple[Problem, ...]:
    """List what cannot be: unknown kinds and words, and dates that contradict each other.

    A missing application is no problem here: a file may be registered before its dates are known.
    """
    found: list[Problem] = []
    for position, event in enumerate(events):
        found += _problems_of_one(f"events[{position}]", event, today)
    if found:
        return tuple(found)
    found += _twice(events)
    found += _out_of_order(procedure, events)
    return tuple(found)


_CHOICES = {
    "verlenging": ("ground", EXTENSION_GROUNDS),
    "opschorting": ("ground", SUSPENSION_GROUNDS),
    "voornemen": ("ground", VOORNEMEN_GROUNDS),
    "besluit": ("outcome", OUTCOMES),
    "vergunning_verleend": ("status", PERMIT_STATUSES),
}


def _problems_of_one(field: str, event: CaseEvent, today: date) -> list[Problem]:
    kind = EVENT_KINDS.get(event.kind)
    if kind is None:
        return [Problem("unknown_event", f"{field}.kind", (("value", event.kind),))]
    found = _wrong_fields(field, event, kind)
    if event.kind in _CHOICES:
        name, choices = _CHOICES[event.kind]
        value = getattr(event, name)
        if value is not None and value not in choices:
            found.append(Problem("unknown_value", f"{field}.{name}", (("value", str(value)),)))
    return found + _impossible_dates(field, event, today) + _impossible_amounts(field, event)


def _wrong_fields(field: str, event: CaseEvent, kind: EventKind) -> list[Problem]:
    if not kind.needs and _details(event) == _NO_DETAILS:
        return []
    found = []
    for name in EVENT_FIELDS:
        given = getattr(event, name) is not None
        if given and name not in kind.needs and name not in kind.takes:
            found.append(Problem("unknown_key", f"{field}.{name}", (("value", name),)))
        if not given and name in kind.needs:
            found.append(Problem("required", f"{field}.{name}"))
    return found


def _impossible_dates(field: str, event: CaseEvent, today: date) -> list[Problem]:
    found: list[Problem] = []
    if event.day > today:
        found.append(Problem("date_in_future", f"{field}.date"))
    for name in ("announced", "sent"):
        day = getattr(event, name)
        if day is not None and day > today:
            found.append(Problem("date_in_future", f"{field}.{name}"))
        if day is not None and day < event.day:
            found.append(Problem("before_event", f"{field}.{name}"))
    if event.until is not None and event.until < (event.sent or event.day):
        found.append(Problem("until_before_date", f"{field}.until"))
    if event.until is not None and event.term is not None:
        found.append(Problem("term_and_until", f"{field}.until"))
    return found


def _impossible_amounts(field: str, event: CaseEvent) -> list[Problem]:
    found = []
    if event.months is not None and not 1 <= event.months <= 60:
        found.append(Problem("months_out_of_range", f"{field}.months"))
    for name in ("penalty_per_day", "penalty_maximum"):
        amount = getattr(event, name)
        if amount is not None and amount < 0:
            found.append(Problem("negative_amount", f"{field}.{name}"))
    return found


def _twice(events: tuple[CaseEvent, ...]) -> list[Problem]:
    found = []
    first: dict[str, CaseEvent] = {}
    for position, event in enumerate(events):
        earlier = first.setdefault(event.kind, event)
        # The same fact typed twice says nothing new; two different days contradict each other.
        if EVENT_KINDS[event.kind].once and event != earlier:
            found.append(
                Problem("duplicate_event", f"events[{position}].date", (("kind", event.kind),))
            )
    return found


def _out_of_order(procedure: str, events: tuple[CaseEvent, ...]) -> list[Problem]:
    application = application_day(events)
    if application is None:
        return []
    # A bezwaar is lodged against a decision that came first.
    before = _BEFORE_APPLICATION | ({"besluit"} if procedure == BEZWAAR_NAREIS else set())
    found = [
        Problem("before_application", f"events[{position}].date", (("kind", event.kind),))
        for position, event in enumerate(events)
        if event.day < application and event.kind not in before
    ]
    found += [
        Problem("wish_after_application", f"events[{position}].date")
        for position, event in enumerate(events)
        if event.kind == "asielwens_geuit" and event.day > application
    ]
    return found


def application_day(events: Iterable[CaseEvent]) -> date | None:
    """Return the day of the application: filed, or else received; None if neither is known."""
    received = None
    for event in events:
        if event.kind == "aanvraag_ingediend":
            return event.day
        if event.kind == "aanvraag_ontvangen":
            received = event.day
    return received
