"""Certainty and ceiling of a way of counting, where rules of other kinds meet in one file."""

from dataclasses import replace
from datetime import date

import pytest

from casework.casefile import ASIEL, CaseEvent
from casework.law.assessment import DISPUTED, HISTORIC, SETTLED, UNCONFIRMED, Reading
from casework.law.dossier import Facts
from casework.law.engine import assess
from casework.law.rules import Rules, Shared
from tests.rulings import shipped_rules

RULES = shipped_rules()
TODAY = date(2026, 11, 22)


def with_certainty(rule_id: str, certainty: str) -> Rules:
    """Let a rule be as certain as that."""
    by_kind = {
        key: tuple(
            replace(rule, certainty=certainty) if rule.id == rule_id else rule for rule in rules
        )
        for key, rules in RULES.by_kind.items()
    }
    return replace(RULES, by_kind=by_kind, shared=Shared())


def letter(day, months, ground):
    return CaseEvent("verlenging", day, months=months, ground=ground)


def readings(rules, *events, nationality=None):
    facts = Facts(ASIEL, events, nationality=nationality)
    return {each.id: each for each in assess(facts, rules, TODAY).beslistermijn.readings}


@pytest.mark.parametrize("certainty", [DISPUTED, UNCONFIRMED])
def test_a_term_is_as_uncertain_as_the_least_certain_letter_that_lengthens_it(certainty):
    rules = with_certainty("asiel_verlenging_toerekenbaar", certainty)

    found = readings(
        rules,
        CaseEvent("aanvraag_ingediend", date(2025, 1, 10)),
        letter(date(2025, 3, 3), 3, "complex"),
        letter(date(2025, 3, 4), 3, "toerekenbaar"),
    )

    assert {name: each.certainty for name, each in found.items()} == {
        "verlenging-complex": DISPUTED,
        "verlenging-toerekenbaar": certainty,
    }


def test_letters_of_which_both_are_settled_leave_a_term_settled():
    found = readings(
        RULES,
        CaseEvent("aanvraag_ingediend", date(2025, 1, 10)),
        letter(date(2025, 3, 3), 3, "complex"),
        letter(date(2025, 3, 4), 3, "toerekenbaar"),
    )

    assert {name: each.certainty for name, each in found.items()} == {
        "verlenging-toerekenbaar": SETTLED
    }


def test_a_term_that_ends_on_the_last_of_the_21_months_was_not_cut_off():
    found = readings(
        RULES,
        CaseEvent("aanvraag_ingediend", date(2024, 3, 11)),
        letter(date(2024, 8, 1), 3, "complex"),
        nationality="SYR",
    )

    longest = found["verlenging-complex-moratorium-jaar"]
    assert longest.last_day == date(2025, 12, 11)
    assert [step.text for step in longest.steps] == ["term", "letter", "moratorium_year"]


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2023, 2, 5), False),
        (date(2023, 2, 6), True),
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
    ],
)
def test_a_way_of_counting_is_held_from_its_first_to_its_last_day(day, held):
    reading = Reading("x", TODAY, HISTORIC, (), date(2023, 2, 6), date(2025, 6, 30))

    assert reading.held_on(day) == held
    assert reading._replace(held_from=None, held_until=None).held_on(day)
