"""Counting step by step: what a term that closes on working days does when it is lengthened."""

from dataclasses import replace
from datetime import date

import pytest

from casework.law.counting import Chain, Start, closing_steps, span_steps
from casework.law.legal_calendar import ATW, EU, UNMOVED
from casework.phrases import Span
from tests.rulings import shipped_rules

RULES = shipped_rules()
LETTER = RULES.named("nareis_verlenging_lid_1")
BASE = RULES.named("nareis_negentig_dagen").versions[0]
MONTHS = Span(3, "month")


def chain_of(counting, span, day, *, close_between=True):
    """Begin to count a length from a day."""
    version = replace(BASE, span=span, counting=counting)
    start = Start("aanvraag_ingediend", day)
    steps = span_steps("term", version, start, RULES.calendar, "term", close=False)
    return Chain(version, start, RULES.calendar, steps, close_between=close_between)


def lengthened(chain):
    chain.extend(LETTER, LETTER.versions[0], MONTHS, "letter")
    return chain


# Three months after Wednesday 22 November 2023 are Thursday 22 February 2024; three months after
# Friday 24 November 2023 are Saturday 24 February, so that Monday 26 February closes them.
@pytest.mark.parametrize(
    ("counting", "day", "last_day", "moved"),
    [
        (ATW, date(2023, 11, 22), date(2024, 5, 22), False),
        (ATW, date(2023, 11, 24), date(2024, 5, 27), True),
        (UNMOVED, date(2023, 11, 24), date(2024, 5, 24), False),
        (EU, date(2023, 11, 24), date(2024, 5, 24), False),
    ],
)
def test_only_under_the_algemene_termijnenwet_a_term_closes_before_it_is_lengthened(
    counting, day, last_day, moved
):
    chain = lengthened(chain_of(counting, MONTHS, day))

    assert chain.end == last_day
    assert chain.moved_between == moved


def test_without_closing_in_between_the_months_follow_the_day_that_was_counted():
    chain = lengthened(chain_of(ATW, MONTHS, date(2023, 11, 24), close_between=False))

    assert chain.end == date(2024, 5, 24)
    assert not chain.moved_between


def test_months_are_added_to_days_from_where_these_end():
    chain = lengthened(chain_of(UNMOVED, Span(90, "day"), date(2023, 11, 24)))

    assert chain.steps[-1].start == date(2024, 2, 22)
    assert chain.end == date(2024, 5, 22)


def test_a_term_is_extended_once_something_lengthened_it():
    chain = chain_of(ATW, MONTHS, date(2023, 11, 22))

    assert chain.extended is False
    assert lengthened(chain).extended is True


def test_a_letter_that_finds_its_budget_spent_adds_no_step():
    chain = lengthened(chain_of(ATW, MONTHS, date(2023, 11, 22)))
    before = list(chain.steps)

    lengthened(chain)

    assert chain.steps == before


@pytest.mark.parametrize(
    ("counting", "rule", "last_day", "text"),
    [
        (ATW, "algemene_termijnenwet", date(2024, 2, 26), "moved"),
        (EU, "procedureverordening_telling", date(2024, 2, 26), "moved"),
        (UNMOVED, "algemene_termijnenwet", date(2024, 2, 24), "not_moved"),
    ],
)
def test_a_day_of_rest_is_told_under_each_way_of_closing(counting, rule, last_day, text):
    (step,) = closing_steps(date(2024, 2, 24), counting, RULES.calendar)

    assert (step.rule, step.start, step.day) == (rule, date(2024, 2, 24), last_day)
    assert step.add == Span((last_day - step.start).days, "day")
    assert step.text == text


def test_a_short_term_that_is_not_moved_is_told_to_be_one_of_detention():
    (step,) = closing_steps(date(2024, 2, 24), UNMOVED, RULES.calendar, short=True)

    assert (step.text, step.basis) == (
        "not_moved_detention",
        "Algemene termijnenwet, art. 4, onder c",
    )
    assert (step.start, step.day) == (date(2024, 2, 24), date(2024, 2, 24))


def test_which_term_is_not_moved_for_detention_hangs_on_its_length():
    saturday = date(2024, 2, 24)
    weeks, months = Span(4, "week"), Span(6, "month")

    short = chain_of(UNMOVED, weeks, date(2024, 1, 27))
    long = chain_of(UNMOVED, months, date(2023, 8, 24))

    assert (short.close(), short.steps[-1].text) == (saturday, "not_moved_detention")
    assert (long.close(), long.steps[-1].text) == (saturday, "not_moved")


@pytest.mark.parametrize(
    ("span", "day", "text"),
    [
        (Span(1, "week"), date(2024, 2, 17), "not_moved_detention"),
        (Span(4, "month"), date(2023, 10, 24), "not_moved"),
    ],
)
def test_why_a_last_day_is_not_moved_hangs_on_the_length_of_the_term(span, day, text):
    version = replace(BASE, span=span, counting=UNMOVED)

    *_, step = span_steps("term", version, Start("besluit", day), RULES.calendar, "deadline")

    assert (step.day, step.text) == (date(2024, 2, 24), text)
