"""The facts of a file, sorted by what the law asks of them."""

from datetime import date

from casework.casefile import ASIEL, CaseEvent
from casework.law.dossier import Facts, MissingFactError, dossier_of, standing_decision

APPLIED = CaseEvent("aanvraag_ingediend", date(2025, 1, 10))
TODAY = date(2026, 11, 22)


def test_of_two_decisions_of_one_day_the_one_announced_last_stands():
    day = date(2025, 3, 3)
    first = CaseEvent("besluit", day, outcome="afwijzing", announced=date(2025, 3, 10))
    last = CaseEvent("besluit", day, outcome="inwilliging", announced=date(2025, 3, 12))
    at_once = CaseEvent("besluit", day, outcome="afwijzing")

    found = dossier_of(Facts(ASIEL, (last, APPLIED, at_once, first)), TODAY)

    assert found.all_of("besluit") == [at_once, first, last]
    assert standing_decision(found) == last


def test_two_facts_of_a_kind_are_put_in_the_order_of_their_days():
    early = CaseEvent("verlenging", date(2025, 3, 3), months=3, ground="complex")
    late = CaseEvent("verlenging", date(2025, 4, 4), months=3, ground="toerekenbaar")

    found = dossier_of(Facts(ASIEL, (late, APPLIED, early)), TODAY)

    assert found.all_of("verlenging") == [early, late]


def test_a_missing_fact_is_named():
    assert str(MissingFactError("geregistreerd")) == "geregistreerd"
