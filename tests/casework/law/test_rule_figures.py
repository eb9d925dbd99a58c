"""Every figure in the shipped rules is pinned by a case: change one, and a case fails."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from casework.law.legal_calendar import EU, UNMOVED
from casework.law.rules import Band, Rule, Rules, RuleVersion, Shared
from casework.phrases import Span
from tests.casework.law.cases import Case, days_touched, differences, read_cases
from tests.rulings import shipped_rules

RULES = shipped_rules()
CASES = read_cases()
ONE_DAY = timedelta(days=1)

# Kinds of rule that close a term themselves; the others add to a term that closes in its own way.
CLOSING_KINDS = ("term", "ceiling", "alternative_start", "two_weeks", "deadline")

NO_TERM = "on that day there is no rule for the term that it changes"
OTHER_RULE = "on that day the rule of the other regime is asked first"
NO_FACT = "the facts of a file cannot lie before its application"
TOO_EARLY = "no term it lengthened had a notice so early"
DUBLIN = "only a Dublin start keeps such a term running, and that picks the decree"
WORKING_DAY = "counted from the one day it has, it ends on a working day"
SAME_DAY = "the rule beside it leads to the same day"

# Changes that no facts can bring to light, each with the reason.
UNSEEN = {
    "asiel_na_vernietiging": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] valid_to +1": NO_TERM,
    },
    "asiel_tijdelijke_bescherming": {
        "version[0] valid_from -1": NO_TERM,
        "fixed_start +1": "both days lead to the Monday after one weekend",
    },
    "asiel_tijdelijke_bescherming_niet_ontvankelijk": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] counting": WORKING_DAY,
    },
    "asiel_tijdelijke_bescherming_oud": {"version[0] valid_to +1": NO_TERM},
    "asiel_tijdelijke_bescherming_versneld": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] counting": WORKING_DAY,
    },
    "asiel_vanaf_loopbrief": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] valid_to +1": NO_TERM,
    },
    "asiel_verlenging_lid_5_na_lid_4": {
        "version[0] valid_from -1": "no letter of before that day lengthens, so it follows none",
        "version[0] valid_to +1": SAME_DAY,
    },
    "asiel_verordening_tien_werkdagen_registratie": {"version[0] valid_from -1": NO_TERM},
    "asiel_verordening_grens_onverschoven": {"version[0] valid_from -1": NO_TERM},
    "asiel_verordening_twaalf_maanden": {"version[0] valid_from -1": OTHER_RULE},
    "asiel_verordening_verlenging": {
        "version[0] valid_from -1": NO_FACT,
        "version[0] amount +1": "the ceiling of twelve months stops it at the same day",
    },
    "asiel_verordening_verlenging_niet_ontvankelijk": {
        "version[0] valid_from -1": NO_FACT,
        "version[0] amount +1": "the ceiling of four months stops it at the same day",
    },
    "asiel_verordening_vier_maanden": {"version[0] valid_from -1": OTHER_RULE},
    "asiel_zes_maanden": {"version[0] valid_to +1": OTHER_RULE},
    "bestuurlijke_dwangsom_nareis": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] valid_from +1": NO_TERM,
    },
    "bezwaar_nareis_negentien_weken": {
        "version[0] valid_from -1": "the four weeks that go before it have no rule either"
    },
    "bezwaar_nareis_verdaging": {"version[0] valid_from -1": NO_FACT},
    "mvv_ophalen": {"version[0] valid_from -1": NO_FACT},
    "nareis_drie_maanden_gebruikelijk": {
        "version[0] valid_from -1": NO_TERM,
        "version[0] valid_to +1": NO_TERM,
    },
    "nareis_negentig_dagen": {"version[0] valid_to +1": OTHER_RULE},
    "nareis_verlenging_lid_1": {"version[0] valid_from -1": NO_FACT},
    "nareis_verlenging_lid_4": {"version[0] valid_from -1": NO_FACT},
    "rechterlijke_termijn": {
        "version[0] amount -1": "the court names its term itself",
        "version[0] amount +1": "the court names its term itself",
    },
    "wbv_2016_3": {"held_from -1": TOO_EARLY, "held_from +1": TOO_EARLY},
    "wbv_2020_12": {
        "held_from -1": TOO_EARLY,
        "held_from +1": TOO_EARLY,
        "running_on -1": "corona kept every term that it can reach running well past that day",
        "running_on +1": "corona kept every term that it can reach running well past that day",
    },
    "wbv_2022_22": {
        "version[0] valid_from -1": DUBLIN,
        "version[0] valid_from +1": DUBLIN,
    },
    "wbv_2023_26": {
        "held_from -1": TOO_EARLY,
        "held_from +1": TOO_EARLY,
        "version[0] valid_from -1": SAME_DAY,
    },
    "wbv_2023_3": {
        "version[0] valid_from -1": SAME_DAY,
        "version[1] valid_from -1": SAME_DAY,
        "version[1] valid_from +1": SAME_DAY,
    },
}


class Change(NamedTuple):
    """One figure changed: what it is called, near which day it shows, and the rule as changed."""

    name: str
    near: date
    rule: Rule


@pytest.fixture(scope="module")
def touched():
    # A case that fails already shows nothing; it has a test of its own.
    sound = [case for case in CASES if not differences(case, RULES)]
    return [(case, days_touched(case, RULES)) for case in sound]


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: rule.id)
def test_a_case_stands_on_each_side_of_each_boundary(rule, touched):
    days = set()
    for case, seen in touched:
        if case.facts.procedure in rule.procedures and _of_its_country(case, rule):
            days |= seen

    bare = [day.isoformat() for day in _beside_boundaries(rule) if day not in days]

    assert bare == []


@pytest.mark.parametrize("rule", RULES.all, ids=lambda rule: rule.id)
def test_a_changed_figure_makes_a_case_fail(rule, touched):
    unnoticed = {
        change.name
        for change in _changes(rule)
        if not any(differences(case, _with(change.rule)) for case in _likely(change, touched))
    }

    assert unnoticed == UNSEEN.get(rule.id, {}).keys()


def _beside_boundaries(rule: Rule) -> Iterator[date]:
    """Yield the days on both sides of each boundary that facts can bring to light."""
    unseen = UNSEEN.get(rule.id, {})
    for name, first in _boundaries(rule):
        if not {f"{name} -1", f"{name} +1"} <= unseen.keys():
            yield from (first - ONE_DAY, first)


def _boundaries(rule: Rule) -> Iterator[tuple[str, date]]:
    """Yield the name of each boundary, and the first day after it."""
    firsts = [("held_from", rule.held_from), ("running_on", rule.running_on)]
    lasts = [("held_until", rule.held_until)]
    for index, version in enumerate(rule.versions):
        firsts.append((f"version[{index}] valid_from", version.valid_from))
        lasts.append((f"version[{index}] valid_to", version.valid_to))
    yield from ((name, day) for name, day in firsts if day is not None)
    yield from ((name, day + ONE_DAY) for name, day in lasts if day is not None)


def _of_its_country(case: Case, rule: Rule) -> bool:
    return not rule.countries or case.facts.nationality in rule.countries


def _changes(rule: Rule) -> Iterator[Change]:
    for shift in (-ONE_DAY, ONE_DAY):
        for key in ("held_from", "held_until", "running_on", "fixed_start"):
            day = getattr(rule, key)
            if day is not None:
                changed = replace(rule, **{key: day + shift})
                yield Change(f"{key} {shift.days:+}", day, changed)
        for index, version in enumerate(rule.versions):
            yield from _moved(rule, index, version, shift)
    for index, version in enumerate(rule.versions):
        for name, changed in _refigured(rule, version):
            versions = (*rule.versions[:index], changed, *rule.versions[index + 1 :])
            near = version.valid_from
            yield Change(f"version[{index}] {name}", near, replace(rule, versions=versions))


def _moved(rule: Rule, index: int, version: RuleVersion, shift: timedelta) -> Iterator[Change]:
    """Move a boundary by a day; where two wordings meet it moves for both."""
    versions = list(rule.versions)
    versions[index] = replace(version, valid_from=version.valid_from + shift)
    if index:
        before = versions[index - 1]
        versions[index - 1] = replace(before, valid_to=version.valid_from + shift - ONE_DAY)
    name = f"version[{index}] valid_from {shift.days:+}"
    yield Change(name, version.valid_from, replace(rule, versions=tuple(versions)))
    if version.valid_to is not None and version is rule.versions[-1]:
        moved = replace(version, valid_to=version.valid_to + shift)
        name = f"version[{index}] valid_to {shift.days:+}"
        changed = replace(rule, versions=(*rule.versions[:-1], moved))
        yield Change(name, version.valid_to, changed)


def _refigured(rule: Rule, version: RuleVersion) -> Iterator[tuple[str, RuleVersion]]:
    """Change the length of a term, how it closes, and the amounts of a penalty."""
    span = version.span
    if span is not None:
        for more in (-1, 1):
            yield f"amount {more:+}", replace(version, span=Span(span.amount + more, span.unit))
    # Working days never end on a day of rest.
    if span is not None and rule.kind in CLOSING_KINDS and span.unit != "working_day":
        yield "counting", version.counted(EU if version.counting == UNMOVED else UNMOVED)
    for index, band in enumerate(version.bands):
        for name, other in (
            ("days", Band(band.days + 1, band.euros)),
            ("euros", Band(band.days, band.euros + 1)),
        ):
            bands = (*version.bands[:index], other, *version.bands[index + 1 :])
            yield f"band[{index}] {name}", replace(version, bands=bands)


def _with(changed: Rule) -> Rules:
    """Put a changed rule in the place of the one with its id."""

    def swapped(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(changed if rule.id == changed.id else rule for rule in rules)

    by_kind = {
        key: swapped(rules) if changed.kind == key[0] else rules
        for key, rules in RULES.by_kind.items()
    }
    return replace(RULES, all=swapped(RULES.all), by_kind=by_kind, shared=Shared())


def _likely(change: Change, touched: list[tuple[Case, set[date]]]) -> list[Case]:
    """Order the cases of a rule's procedures so that those near the changed day go first."""
    near = {change.near - ONE_DAY, change.near, change.near + ONE_DAY}
    cases = [
        (not seen & near, index, case)
        for index, (case, seen) in enumerate(touched)
        if case.facts.procedure in change.rule.procedures
    ]
    return [case for *_, case in sorted(cases, key=lambda row: row[:2])]
