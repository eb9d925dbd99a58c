"""Invented files for properties: facts that can be true together, as far as the program checks."""

from datetime import date, timedelta

from hypothesis import strategies as st

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    EXTENSION_GROUNDS,
    GROUPS,
    NAREIS,
    OUTCOMES,
    PERMIT_STATUSES,
    SUSPENSION_GROUNDS,
    TRACKS,
    VOORNEMEN_GROUNDS,
    CaseEvent,
)
from casework.law.dossier import Facts

FIRST = date(2015, 7, 20)
LAST = date(2027, 6, 30)

applications = st.dates(FIRST, date(2026, 11, 1))
few_days = st.integers(0, 40).map(lambda days: timedelta(days=days))
many_days = st.integers(0, 900).map(lambda days: timedelta(days=days))


@st.composite
def asked(draw, procedures=(ASIEL, NAREIS, BEZWAAR_NAREIS)):
    """Draw facts with the day asked about; no fact lies after that day."""
    procedure = draw(st.sampled_from(procedures))
    application = draw(applications)
    as_of = draw(st.dates(application, LAST))
    events = [CaseEvent("aanvraag_ingediend", application)]
    if procedure == BEZWAAR_NAREIS:
        events.append(CaseEvent("besluit", application - draw(few_days), outcome="afwijzing"))
    events += draw(starts(application))
    events += draw(st.lists(later_events(application), max_size=6))
    kept = tuple(event for event in events if _last_day_of(event) <= as_of)
    facts = Facts(
        procedure=procedure,
        events=tuple(draw(st.permutations(kept))),
        track=draw(st.sampled_from(TRACKS)) if procedure == ASIEL else "gewoon",
        nationality=draw(st.sampled_from((None, "SYR", "SDN", "LBN", "IRN", "RUS", "UKR", "ERI"))),
        groups=draw(st.lists(st.sampled_from(GROUPS), max_size=1).map(tuple)),
    )
    return facts, as_of


@st.composite
def starts(draw, application):
    """Draw what may stand around an application, each at most once."""
    events = []
    for kind, day in (
        ("asielwens_geuit", application - draw(few_days)),
        ("geregistreerd", application - draw(few_days)),
        ("aanvraag_ontvangen", application + draw(few_days)),
        ("nederland_verantwoordelijk", application + draw(many_days)),
    ):
        if draw(st.booleans()):
            events.append(CaseEvent(kind, day))
    if draw(st.booleans()):
        status = draw(st.none() | st.sampled_from(PERMIT_STATUSES))
        events.append(CaseEvent("vergunning_verleend", application - draw(few_days), status=status))
    return events


@st.composite
def later_events(draw, application):
    """Draw one fact of after the application."""
    day = application + draw(many_days)
    kind = draw(st.sampled_from(sorted(_DETAILS)))
    return CaseEvent(kind, day, **_DETAILS[kind](draw, day))


def _letter(draw, _day):
    return {
        "months": draw(st.integers(1, 24)),
        "ground": draw(st.sampled_from(EXTENSION_GROUNDS)),
    }


def _pause(draw, day):
    until = draw(st.none() | few_days.map(lambda days: day + days))
    return {"ground": draw(st.sampled_from(SUSPENSION_GROUNDS)), "until": until}


def _decision(draw, day):
    announced = draw(st.none() | few_days.map(lambda days: day + days))
    return {"outcome": draw(st.sampled_from(OUTCOMES)), "announced": announced}


def _ruling(draw, day):
    term = draw(st.none() | st.sampled_from(("P2W", "P8W", "P16W", "P20W", "P3M", "P30D")))
    return {"sent": draw(st.none() | st.just(day + timedelta(days=3))), "term": term}


def _intended(draw, _day):
    return {"ground": draw(st.sampled_from(VOORNEMEN_GROUNDS))}


def _nothing(_draw, _day):
    return {}


_DETAILS = {
    "verlenging": _letter,
    "opschorting": _pause,
    "voornemen": _intended,
    "besluit": _decision,
    "besluit_ingetrokken": _nothing,
    "besluit_vernietigd": _nothing,
    "ingebrekestelling_verzonden": _nothing,
    "ingebrekestelling_ontvangen": _nothing,
    "beroep_niet_tijdig": _nothing,
    "uitspraak": _ruling,
}


def _last_day_of(event):
    return max(event.day, event.announced or event.day, event.sent or event.day)
