"""Facts in words, for who reads nothing but this."""

from datetime import date
from decimal import Decimal

import pytest

from casework.casefile import EVENT_FIELDS, CaseEvent
from casework.event_words import all_details, coded_details
from tests.letter_cases import PHRASES

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (CaseEvent("aanvraag_ingediend", DAY), ""),
        (
            CaseEvent("verlenging", DAY, months=9, ground="aantal", basis="WBV 2022/22"),
            "veel aanvragen tegelijk, 9 maanden langer, rust op WBV 2022/22",
        ),
        (
            CaseEvent("opschorting", DAY, ground="overmacht", until=date(2026, 4, 2)),
            "overmacht, tot en met 2 april 2026",
        ),
        (
            CaseEvent("besluit", DAY, outcome="afwijzing", announced=date(2026, 3, 4)),
            "afwijzing, bekendgemaakt op 4 maart 2026",
        ),
        (CaseEvent("vergunning_verleend", DAY, status="A"), "A: vluchteling"),
        (
            CaseEvent(
                "uitspraak",
                DAY,
                sent=date(2026, 3, 2),
                term="P1M",
                penalty_per_day=Decimal("100.50"),
                penalty_maximum=Decimal(7500),
            ),
            "verzonden op 2 maart 2026, de IND krijgt nog 1 maand, "
            "dwangsom van 100,50 euro per dag, dwangsom van ten hoogste 7.500 euro",
        ),
        (CaseEvent("uitspraak", DAY, term="P2W3D"), "de IND krijgt nog P2W3D"),
        (CaseEvent("uitspraak", DAY, until=DAY), "beslissen uiterlijk op 1 maart 2026"),
    ],
)
def test_all_a_fact_holds_is_said(event, words):
    assert all_details(PHRASES, event) == words


def test_no_field_of_a_fact_is_left_out():
    values = {"months": 1, "term": "P1W", "ground": "aantal", "outcome": "afwijzing", "status": "A"}
    dates = dict.fromkeys(("until", "announced", "sent"), DAY)
    amounts = {"penalty_per_day": Decimal(1), "penalty_maximum": Decimal(2)}
    event = CaseEvent("verlenging", DAY, basis="x", **values, **dates, **amounts)

    assert len(all_details(PHRASES, event).split(", ")) == len(EVENT_FIELDS)
    assert len(coded_details(PHRASES, event)) == 3
