"""Files and their facts: what cannot be true, and in which order facts are kept."""

from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    EVENT_FIELDS,
    EVENT_KINDS,
    NAREIS,
    CaseEvent,
    CaseFile,
    application_day,
    problems_of_events,
)

TODAY = date(2026, 11, 22)
DAY = date(2025, 3, 3)
FILED = CaseEvent("aanvraag_ingediend", date(2025, 1, 10))


def problems(*events, procedure=ASIEL):
    found = problems_of_events(procedure, events, TODAY)
    return [(problem.code, problem.field) for problem in found]


def file(*events):
    return CaseFile(UUID(int=1), "2026-0001", UUID(int=2), ASIEL).with_events(events)


def test_facts_are_kept_in_order_of_their_day():
    later, earlier = CaseEvent("besluit_ingetrokken", DAY), FILED

    assert file(later, earlier).events == (earlier, later)
    assert file(later).with_event(earlier).events == (earlier, later)


def test_facts_of_one_day_keep_the_order_in_which_they_were_given():
    one, other = CaseEvent("geregistreerd", DAY), CaseEvent("asielwens_geuit", DAY)

    assert file(one, other).events == (one, other)


def test_one_of_two_equal_facts_is_taken_out():
    twice = file(FILED, FILED)

    assert twice.without_event(FILED).events == (FILED,)


def test_a_fact_that_is_not_there_cannot_be_taken_out():
    with pytest.raises(ValueError, match="not in list"):
        file(FILED).without_event(CaseEvent("geregistreerd", DAY))


def test_a_file_without_facts_is_in_order():
    assert problems() == []


def test_an_unknown_kind_is_a_problem():
    assert problems(CaseEvent("verjaardag", DAY)) == [("unknown_event", "events[0].kind")]


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_a_kind_of_fact_refuses_what_it_does_not_have(kind):
    known = EVENT_KINDS[kind]
    foreign = {
        "months": 3,
        "ground": "complex",
        "basis": "x",
        "until": DAY,
        "status": "A",
        "outcome": "afwijzing",
        "announced": DAY,
        "sent": DAY,
        "term": "P8W",
        "penalty_per_day": Decimal(1),
        "penalty_maximum": Decimal(1),
    }
    assert set(foreign) == set(EVENT_FIELDS)

    for name, value in foreign.items():
        if name not in (*known.needs, *known.takes):
            found = problems(FILED, CaseEvent(kind, DAY, **{name: value}))
            assert ("unknown_key", f"events[1].{name}") in found


@pytest.mark.parametrize("kind", [kind for kind, known in EVENT_KINDS.items() if known.needs])
def test_a_kind_of_fact_needs_what_it_needs(kind):
    found = problems(FILED, CaseEvent(kind, DAY))

    needed = [("required", f"events[1].{name}") for name in EVENT_FIELDS]
    assert found == [problem for problem in needed if problem[1][10:] in EVENT_KINDS[kind].needs]


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (CaseEvent("verlenging", DAY, months=9, ground="druk"), "ground"),
        (CaseEvent("opschorting", DAY, ground="ziek"), "ground"),
        (CaseEvent("besluit", DAY, outcome="misschien"), "outcome"),
        (CaseEvent("vergunning_verleend", DAY, status="C"), "status"),
    ],
)
def test_an_unknown_word_is_a_problem(event, name):
    assert problems(FILED, event) == [("unknown_value", f"events[1].{name}")]


@pytest.mark.parametrize(
    ("event", "problem"),
    [
        (CaseEvent("besluit_ingetrokken", date(2026, 11, 23)), ("date_in_future", "date")),
        (
            CaseEvent("besluit", DAY, outcome="afwijzing", announced=date(2026, 11, 23)),
            ("date_in_future", "announced"),
        ),
        (
            CaseEvent("besluit", DAY, outcome="afwijzing", announced=date(2025, 3, 2)),
            ("before_event", "announced"),
        ),
        (CaseEvent("uitspraak", DAY, sent=date(2026, 11, 23)), ("date_in_future", "sent")),
        (CaseEvent("uitspraak", DAY, sent=date(2025, 3, 2)), ("before_event", "sent")),
        (
            CaseEvent("uitspraak", DAY, sent=date(2025, 3, 6), until=date(2025, 3, 5)),
            ("until_before_date", "until"),
        ),
        (
            CaseEvent("opschorting", DAY, ground="overmacht", until=date(2025, 3, 2)),
            ("until_before_date", "until"),
        ),
        (
            CaseEvent("uitspraak", DAY, term="P8W", until=date(2025, 5, 1)),
            ("term_and_until", "until"),
        ),
        (
            CaseEvent("verlenging", DAY, months=0, ground="complex"),
            ("months_out_of_range", "months"),
        ),
        (
            CaseEvent("verlenging", DAY, months=61, ground="complex"),
            ("months_out_of_range", "months"),
        ),
        (
            CaseEvent("uitspraak", DAY, penalty_per_day=Decimal(-1)),
            ("negative_amount", "penalty_per_day"),
        ),
        (
            CaseEvent("uitspraak", DAY, penalty_maximum=Decimal(-1)),
            ("negative_amount", "penalty_maximum"),
        ),
    ],
)
def test_what_cannot_be_is_a_problem(event, problem):
    code, name = problem

    assert problems(FILED, event) == [(code, f"events[1].{name}")]


@pytest.mark.parametrize(
    "event",
    [
        CaseEvent("besluit_ingetrokken", TODAY),
        CaseEvent("besluit", DAY, outcome="afwijzing", announced=DAY),
        CaseEvent("uitspraak", DAY, sent=DAY, until=DAY),
        CaseEvent("opschorting", DAY, ground="instemming", until=date(2030, 1, 1)),
        CaseEvent("verlenging", DAY, months=1, ground="complex"),
        CaseEvent("verlenging", DAY, months=60, ground="complex"),
        CaseEvent("uitspraak", DAY, penalty_per_day=Decimal(0)),
        CaseEvent("besluit_ingetrokken", FILED.day),
        CaseEvent("asielwens_geuit", FILED.day),
    ],
)
def test_the_edge_of_what_can_be_is_in_order(event):
    assert problems(FILED, event) == []


@pytest.mark.parametrize("kind", [kind for kind, known in EVENT_KINDS.items() if known.once])
def test_what_a_file_has_once_cannot_have_two_days(kind):
    first, second = CaseEvent(kind, date(2025, 1, 6)), CaseEvent(kind, date(2025, 1, 7))

    assert ("duplicate_event", "events[1].date") in problems(first, second)
    assert problems(first, first) == []


def test_what_a_file_has_more_often_can_have_two_days():
    assert (
        problems(
            FILED, CaseEvent("beroep_niet_tijdig", DAY), CaseEvent("beroep_niet_tijdig", TODAY)
        )
        == []
    )


@pytest.mark.parametrize(
    "event",
    [
        CaseEvent("besluit", date(2025, 1, 9), outcome="afwijzing"),
        CaseEvent("ingebrekestelling_verzonden", date(2025, 1, 9)),
        CaseEvent("aanvraag_ontvangen", date(2025, 1, 9)),
    ],
)
def test_what_follows_an_application_cannot_come_before_it(event):
    assert problems(FILED, event) == [("before_application", "events[1].date")]


@pytest.mark.parametrize(
    "event",
    [
        CaseEvent("asielwens_geuit", date(2025, 1, 9)),
        CaseEvent("geregistreerd", date(2025, 1, 9)),
        CaseEvent("vergunning_verleend", date(2025, 1, 9)),
    ],
)
def test_some_facts_come_before_an_application(event):
    assert problems(FILED, event) == []


def test_a_wish_after_the_application_is_a_problem():
    wish = CaseEvent("asielwens_geuit", date(2025, 1, 11))

    assert problems(FILED, wish) == [("wish_after_application", "events[1].date")]


def test_a_refusal_comes_before_the_objection_to_it():
    refusal = CaseEvent("besluit", date(2025, 1, 2), outcome="afwijzing")

    assert problems(refusal, FILED, procedure=BEZWAAR_NAREIS) == []
    assert problems(refusal, FILED, procedure=NAREIS) == [("before_application", "events[0].date")]


def test_without_an_application_nothing_comes_before_it():
    assert problems(CaseEvent("besluit", DAY, outcome="afwijzing")) == []


def test_the_application_is_the_day_of_filing_or_else_of_receipt():
    received = CaseEvent("aanvraag_ontvangen", date(2025, 1, 13))

    assert application_day((received, FILED)) == FILED.day
    assert application_day((received,)) == received.day
    assert application_day(()) is None


def test_problems_of_single_facts_go_before_those_between_facts():
    found = problems(
        FILED,
        CaseEvent("aanvraag_ingediend", date(2025, 1, 11)),
        CaseEvent("besluit", date(2025, 1, 9)),
    )

    assert found == [("required", "events[2].outcome")]
