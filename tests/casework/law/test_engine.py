"""What holds for every file, whatever happened in it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from casework.casefile import ASIEL, NAREIS, CaseEvent, problems_of_events
from casework.law.assessment import (
    BETWIST,
    DISPUTED,
    GELDIG,
    HISTORIC,
    PREMATUUR,
    SETTLED,
    UNCONFIRMED,
)
from casework.law.engine import Facts, MissingFactError, assess
from casework.law.rules import NoRuleInForceError, Shared
from tests.casework.law.cases import read_cases
from tests.casework.law.dutch_holidays import next_working_day
from tests.casework.law.strategies import asked
from tests.rulings import shipped_rules

RULES = shipped_rules()
CASES = read_cases()
ONE_DAY = timedelta(days=1)
# Terms of these starts may run past the ceiling: courts counted on there.
UNLIMITED = ("nederland_verantwoordelijk", "besluit_vernietigd")

old_asylum_days = st.dates(date(2025, 1, 1), date(2026, 6, 11))
plain_days = {
    "old asylum": (ASIEL, old_asylum_days),
    "new asylum": (ASIEL, st.dates(date(2026, 6, 12), date(2029, 6, 1))),
    "decree of 2022": (ASIEL, st.dates(date(2022, 3, 27), date(2022, 12, 31))),
    "old nareis": (NAREIS, st.dates(date(2020, 6, 1), date(2025, 3, 27))),
    "new nareis": (NAREIS, st.dates(date(2025, 3, 28), date(2029, 6, 1))),
}


def applied(procedure, day, *events, **details):
    return Facts(procedure, (CaseEvent("aanvraag_ingediend", day), *events), **details)


def assessed(facts, as_of):
    """Assess, or skip what the law has no rule for."""
    try:
        return assess(facts, RULES, as_of)
    except (MissingFactError, NoRuleInForceError):
        assume(False)


def receipts(assessment):
    """Return every row of steps in an assessment, with the day it must lead to."""
    readings = assessment.beslistermijn.readings if assessment.beslistermijn else ()
    found = [(reading.steps, reading.last_day) for reading in readings]
    found += [(deadline.steps, deadline.last_day) for deadline in assessment.deadlines]
    for part in (assessment.maximum, assessment.uitspraak):
        if part is not None and part.steps:
            found.append((part.steps, part.last_day))
    return found


def recomputed(step):
    """Add a step up in another way than the program does."""
    if step.text == "moved":
        return next_working_day(step.start)
    amount, unit = step.add
    if unit == "working_day":
        day = step.start
        for _ in range(amount):
            day = next_working_day(day + ONE_DAY)
        return day
    return step.start + relativedelta(**{f"{unit}s": amount})


@given(asked())
def test_only_a_missing_fact_or_rule_keeps_a_file_from_being_assessed(question):
    facts, as_of = question
    assert problems_of_events(facts.procedure, facts.events, as_of) == ()

    try:
        assessment = assess(facts, RULES, as_of)
    except (MissingFactError, NoRuleInForceError):
        return

    assert assessment.as_of == as_of


@given(asked())
def test_each_step_of_a_receipt_adds_up(question):
    assessment = assessed(*question)

    for steps, last_day in receipts(assessment):
        assert [recomputed(step) for step in steps] == [step.day for step in steps]
        assert steps[-1].day == last_day


@given(asked())
def test_each_step_starts_where_the_one_before_ended_or_where_the_term_began(question):
    assessment = assessed(*question)
    ceiling = {step.start for step in assessment.maximum.steps} if assessment.maximum else set()

    for steps, _ in receipts(assessment):
        starts = {step.start for step in steps if step.text == "term"} | ceiling
        loose = [
            step
            for before, step in pairwise(steps)
            if step.start != before.day and step.start not in starts
        ]
        assert loose == []


def test_each_step_of_every_case_adds_up():
    wrong = {}
    for case in CASES:
        try:
            assessment = assess(case.facts, RULES, case.as_of)
        except (MissingFactError, NoRuleInForceError):
            continue
        for steps, last_day in receipts(assessment):
            # The holidays are written out by hand for these years.
            by_hand = all(2015 <= step.day.year <= 2030 for step in steps)
            if by_hand and [*map(recomputed, steps), last_day] != [
                *(step.day for step in steps),
                steps[-1].day,
            ]:
                wrong[str(case)] = steps

    assert wrong == {}


@given(asked())
def test_a_term_never_ends_before_it_starts(question):
    assessment = assessed(*question)

    for reading in assessment.beslistermijn.readings:
        assert all(step.day >= step.start for step in reading.steps)
        assert reading.last_day > min(step.start for step in reading.steps)


@given(asked())
def test_safe_and_arguable_are_the_latest_and_the_earliest_reading_still_held(question):
    term = assessed(*question).beslistermijn
    held = [reading for reading in term.readings if reading.certainty != HISTORIC]

    assert term.safe == max(reading.last_day for reading in held)
    assert term.arguable == min(reading.last_day for reading in held)
    assert len({reading.id for reading in term.readings}) == len(term.readings)


@given(asked())
def test_a_settled_reading_stands_alone(question):
    term = assessed(*question).beslistermijn
    held = [reading for reading in term.readings if reading.certainty != HISTORIC]

    if any(reading.certainty == SETTLED for reading in held):
        assert len(held) == 1
    if len(held) == 1:
        assert held[0].certainty in (SETTLED, DISPUTED, UNCONFIRMED)
        assert term.safe == term.arguable


@given(asked(procedures=(ASIEL,)))
def test_no_reading_passes_the_ceiling_but_after_dublin_or_an_annulment(question):
    facts, _ = question
    assume(not any(event.kind in UNLIMITED for event in facts.events))
    assume("tijdelijke_bescherming" not in facts.groups)
    assessment = assessed(*question)
    assume(assessment.maximum is not None)

    assert assessment.beslistermijn.safe <= assessment.maximum.last_day


@given(asked(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_given_does_not_matter(question, random):
    facts, as_of = question
    expected = assessed(facts, as_of)
    shuffled = list(facts.events)
    random.shuffle(shuffled)

    assert assess(replace(facts, events=tuple(shuffled)), RULES, as_of) == expected


@given(asked())
def test_a_fact_given_twice_changes_no_term(question):
    facts, as_of = question
    expected = assessed(facts, as_of)
    applications = tuple(event for event in facts.events if event.kind == "aanvraag_ingediend")

    twice = assess(replace(facts, events=facts.events + applications), RULES, as_of)

    assert twice == expected


@given(asked())
def test_what_was_worked_out_before_is_what_would_be_worked_out_anew(question):
    facts, as_of = question
    shared = assessed(facts, as_of)

    assert assess(facts, replace(RULES, shared=Shared()), as_of) == shared


@pytest.mark.parametrize(("procedure", "days"), plain_days.values(), ids=plain_days)
def test_a_later_application_never_gives_an_earlier_last_day(procedure, days):
    @given(days, days)
    def holds(one, other):
        earlier, later = sorted((one, other))
        first = assess(applied(procedure, earlier), RULES, date(2029, 12, 1))
        second = assess(applied(procedure, later), RULES, date(2029, 12, 1))

        assert first.beslistermijn.safe <= second.beslistermijn.safe
        assert first.beslistermijn.arguable <= second.beslistermijn.arguable

    holds()


@pytest.mark.parametrize(("procedure", "days"), plain_days.values(), ids=plain_days)
def test_an_extension_in_time_never_shortens(procedure, days):
    @given(days, st.integers(0, 80), st.integers(1, 24), st.sampled_from(("complex", "aantal")))
    def holds(day, later, months, ground):
        letter = CaseEvent("verlenging", day + timedelta(later), months=months, ground=ground)
        bare = assess(applied(procedure, day), RULES, date(2029, 12, 1)).beslistermijn
        longer = assess(applied(procedure, day, letter), RULES, date(2029, 12, 1)).beslistermijn

        assert longer.safe >= bare.safe
        assert longer.arguable >= bare.arguable

    holds()


@given(old_asylum_days, st.integers(0, 100), st.integers(0, 200))
def test_a_suspension_adds_exactly_its_days(day, later, length):
    first = day + timedelta(later)
    pause = CaseEvent("opschorting", first, until=first + timedelta(length), ground="instemming")
    bare = assess(applied(ASIEL, day), RULES, date(2029, 12, 1)).beslistermijn

    longer = assess(applied(ASIEL, day, pause), RULES, date(2029, 12, 1)).beslistermijn

    assert longer.safe == bare.safe + timedelta(length)


@given(old_asylum_days, st.lists(st.tuples(st.integers(0, 170), st.integers(0, 60)), max_size=4))
def test_suspensions_that_overlap_count_each_day_once(day, windows):
    pauses = [
        CaseEvent(
            "opschorting",
            day + timedelta(first),
            until=day + timedelta(first + length),
            ground="buitenland",
        )
        for first, length in windows
    ]
    still = {first + n for first, length in windows for n in range(1, length + 1)}
    bare = assess(applied(ASIEL, day), RULES, date(2029, 12, 1)).beslistermijn

    longer = assess(applied(ASIEL, day, *pauses), RULES, date(2029, 12, 1)).beslistermijn

    # All of them begin within the first 171 days, so the term still ran.
    assert longer.safe == bare.safe + timedelta(len(still))


@given(old_asylum_days, st.integers(0, 400))
def test_a_notice_is_valid_from_the_day_after_the_last_day(day, later):
    term = assess(applied(ASIEL, day), RULES, date(2029, 12, 1)).beslistermijn
    notice = CaseEvent("ingebrekestelling_ontvangen", day + timedelta(later))

    judged = assess(applied(ASIEL, day, notice), RULES, date(2029, 12, 1)).ingebrekestelling

    expected = GELDIG if notice.day > term.safe else PREMATUUR
    assert judged.given[0].verdict == expected


@given(asked())
def test_a_notice_within_every_count_is_premature_and_after_every_count_valid(question):
    assessment = assessed(*question)
    readings = assessment.beslistermijn.readings
    first = min(reading.last_day for reading in readings)
    last = max(reading.last_day for reading in readings)

    for given_notice in assessment.ingebrekestelling.given:
        if given_notice.day <= first:
            assert given_notice.verdict == PREMATUUR
        if given_notice.day > last:
            assert given_notice.verdict == GELDIG
        assert given_notice.verdict in (PREMATUUR, BETWIST, GELDIG)


@given(old_asylum_days, st.integers(1, 400))
def test_an_appeal_starts_on_the_working_day_after_two_weeks(day, later):
    term = assess(applied(ASIEL, day), RULES, date(2029, 12, 1)).beslistermijn
    notice = CaseEvent("ingebrekestelling_ontvangen", term.safe + timedelta(later))

    start = assess(applied(ASIEL, day, notice), RULES, date(2029, 12, 1)).beroep.start

    assert start == next_working_day(notice.day + timedelta(days=14)) + ONE_DAY


@given(asked())
def test_a_notice_is_safe_from_the_day_after_the_safe_last_day(question):
    assessment = assessed(*question)
    notice, term = assessment.ingebrekestelling, assessment.beslistermijn

    if notice.needed:
        assert notice.safe_from == term.safe + ONE_DAY
        assert notice.arguable_from == term.arguable + ONE_DAY
    else:
        assert notice.safe_from is None
        assert notice.arguable_from is None


@given(asked())
def test_a_penalty_never_passes_its_maximum(question):
    penalty = assessed(*question).bestuurlijke_dwangsom

    if penalty is not None:
        assert 0 <= penalty.amount <= penalty.maximum
        assert 0 <= penalty.days <= 42
        assert penalty.due == (penalty.days > 0)
