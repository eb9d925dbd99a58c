"""What is shared between files, and what a rule without its figures does."""

from dataclasses import replace
from datetime import date

import pytest

from casework.casefile import ASIEL, CaseEvent
from casework.law import rules as rules_module
from casework.law.counting import Start, span_steps
from casework.law.dossier import Facts, NoticeFact
from casework.law.engine import assess
from casework.law.legal_calendar import UNMOVED
from casework.law.moratoria import Moratorium
from casework.law.rules import NoRuleInForceError, Rule, Rules, Shared
from casework.phrases import Span
from tests.casework.law.cases import read_cases
from tests.rulings import shipped_rules

RULES = shipped_rules()
TODAY = date(2026, 11, 22)


def with_rule(changed: Rule) -> Rules:
    """Put a changed rule in the place of the one with its id."""
    by_kind = {
        key: tuple(changed if rule.id == changed.id else rule for rule in rules)
        for key, rules in RULES.by_kind.items()
    }
    return replace(RULES, by_kind=by_kind, shared=Shared())


def without_length(rule_id: str) -> Rule:
    rule = RULES.named(rule_id)
    bare = tuple(replace(version, span=None) for version in rule.versions)
    return replace(rule, versions=bare)


def case(says: str):
    return next(case for case in read_cases() if case.says == says)


def test_files_that_share_their_facts_share_their_assessment():
    plain = case(
        "six months keep the day number, and what was lodged on the tenth ends on the tenth"
    )
    rules = replace(RULES, shared=Shared())

    first = assess(plain.facts, rules, TODAY)

    assert assess(plain.facts, rules, TODAY) is first
    assert assess(plain.facts, rules, date(2026, 11, 23)) is not first


def test_files_with_other_facts_after_the_application_share_its_count():
    plain = case("31 July plus six months is 31 January")
    notices = (
        CaseEvent("ingebrekestelling_ontvangen", date(2026, 9, 1)),
        CaseEvent("ingebrekestelling_ontvangen", date(2026, 9, 2)),
    )
    rules = replace(RULES, shared=Shared())

    terms = [
        assess(replace(plain.facts, events=(*plain.facts.events, notice)), rules, TODAY)
        for notice in notices
    ]

    assert terms[0].beslistermijn is terms[1].beslistermijn
    assert (len(rules.shared.counts), len(rules.shared.assessments)) == (1, 0)


def test_files_of_countries_without_a_moratorium_share_their_assessment():
    facts = case("31 July plus six months is 31 January").facts
    rules = replace(RULES, shared=Shared())

    one = assess(replace(facts, nationality="ERI"), rules, TODAY)

    assert assess(replace(facts, nationality="TUR"), rules, TODAY) is one
    assert assess(facts, rules, TODAY) is one


def test_files_with_every_fact_that_can_start_a_term_share_their_assessment():
    day = date(2025, 1, 10)
    kinds = (
        "aanvraag_ingediend",
        "aanvraag_ontvangen",
        "asielwens_geuit",
        "geregistreerd",
        "nederland_verantwoordelijk",
    )
    facts = Facts(ASIEL, tuple(CaseEvent(kind, day) for kind in kinds))
    rules = replace(RULES, shared=Shared())

    assert assess(facts, rules, TODAY) is assess(facts, rules, TODAY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            CaseEvent("verlenging", date(2025, 3, 3), months=3, ground="complex"),
            CaseEvent("verlenging", date(2025, 3, 3), months=4, ground="complex"),
        ),
        (
            CaseEvent("opschorting", date(2025, 3, 3), until=date(2025, 3, 9), ground="instemming"),
            CaseEvent("opschorting", date(2025, 3, 3), until=date(2025, 3, 8), ground="instemming"),
        ),
        (
            CaseEvent("besluit_vernietigd", date(2026, 3, 3)),
            CaseEvent("besluit_vernietigd", date(2026, 3, 4)),
        ),
    ],
    ids=lambda event: event.kind,
)
def test_what_more_than_its_day_decides_of_a_fact_is_never_shared(one, other):
    application = CaseEvent("aanvraag_ingediend", date(2025, 1, 10))
    decision = CaseEvent("besluit", date(2025, 7, 1), outcome="afwijzing")
    rules = replace(RULES, shared=Shared())

    first, second = (
        assess(Facts(ASIEL, (application, decision, event)), rules, TODAY) for event in (one, other)
    )

    assert first.beslistermijn.readings != second.beslistermijn.readings


def test_files_of_one_day_share_the_steps_of_a_rule():
    facts = case("Syria: nine January and a year").facts
    rules = replace(RULES, shared=Shared())

    first, second = (
        assess(replace(facts, nationality=country), rules, TODAY).beslistermijn.readings[0]
        for country in ("SYR", "ERI")
    )

    assert first.id != second.id
    assert first.steps[0] is second.steps[0]


def test_the_same_facts_for_another_nationality_are_not_shared():
    facts = case("Syria: nine January and a year").facts

    syrian = assess(facts, RULES, TODAY)
    other = assess(replace(facts, nationality="ERI"), RULES, TODAY)

    assert syrian.beslistermijn.safe != other.beslistermijn.safe


def test_what_is_shared_stays_small_and_everything_is_still_answered(monkeypatch):
    monkeypatch.setattr(rules_module, "_MOST_SHARED", 1)
    rules = replace(RULES, shared=Shared())
    first = case("31 July plus six months is 31 January")
    second = case("a subsequent application has the same six months")

    for each in (first, second, first, second):
        assert assess(each.facts, rules, TODAY) == assess(each.facts, RULES, TODAY)

    shared = rules.shared
    assert (len(shared.counts), len(shared.assessments), len(shared.steps)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("span", "last_day"),
    [
        (None, date(2025, 7, 9)),
        (Span(12, "month"), date(2025, 7, 9)),
        (Span(6, "month"), date(2025, 1, 9)),
    ],
)
def test_a_moratorium_without_a_length_gives_a_year(span, last_day):
    moratorium = RULES.named("moratorium_syrie_2024")
    versions = tuple(replace(version, span=span) for version in moratorium.versions)
    facts = case("Syria: nine January and a year").facts

    found = assess(facts, with_rule(replace(moratorium, versions=versions)), TODAY)

    assert found.beslistermijn.readings[0].id == "zes-maanden-moratorium-jaar"
    assert found.beslistermijn.readings[0].last_day == last_day


def test_a_decree_about_another_term_does_not_hide_the_ones_after_it():
    facts = case("fifteen months from a July application").facts
    other = replace(RULES.named("wbv_2022_22"), id="ander_besluit", extends="andere_termijn")
    key = ("categorical_extension", ASIEL)
    by_kind = {**RULES.by_kind, key: (other, *RULES.by_kind[key])}

    found = assess(facts, replace(RULES, by_kind=by_kind, shared=Shared()), TODAY)

    assert found == assess(facts, RULES, TODAY)


def test_an_appeal_term_that_had_an_earlier_wording_is_settled_for_old_applications():
    rule = RULES.named("bezwaar_nareis")
    version = rule.versions[0]
    split = date(2026, 1, 1)
    versions = (
        replace(version, valid_to=date(2025, 12, 31)),
        replace(version, valid_from=split),
    )
    facts = case("nareis: four weeks for an objection").facts
    later = CaseEvent("besluit", split, outcome="afwijzing")
    events = (*(event for event in facts.events if event.kind != "besluit"), later)

    found = assess(
        replace(facts, events=events), with_rule(replace(rule, versions=versions)), TODAY
    )

    assert [(deadline.kind, deadline.certainty) for deadline in found.deadlines] == [
        ("bezwaar", "settled")
    ]


def test_a_day_without_a_rule_names_the_kind_of_file_and_the_day():
    day = date(1999, 1, 1)

    with pytest.raises(NoRuleInForceError) as caught:
        assess(Facts(ASIEL, (CaseEvent("aanvraag_ingediend", day),)), RULES, TODAY)

    assert (caught.value.rule_id, caught.value.on) == ("asiel/gewoon", day)
    assert str(caught.value) == "asiel/gewoon has no version in force on 1999-01-01"


def test_a_wording_counted_as_it_is_counted_stays_what_it_is():
    version = RULES.named("rechterlijke_termijn").versions[0]

    assert version.counted(version.counting) is version
    assert version.counted(UNMOVED).counting == UNMOVED


def test_an_announced_moratorium_lengthens_nothing():
    moratorium = RULES.named("moratorium_syrie_2024")
    announced = tuple(replace(version, announced=True) for version in moratorium.versions)
    facts = case("Syria: nine January and a year").facts

    found = assess(facts, with_rule(replace(moratorium, versions=announced)), TODAY)

    assert found.beslistermijn.safe == date(2024, 7, 9)


@pytest.mark.parametrize(
    ("rule_id", "says"),
    [
        ("wbv_2022_22", "fifteen months from a July application"),
        ("asiel_zes_maanden", "a subsequent application has the same six months"),
    ],
)
def test_a_rule_without_a_length_is_a_mistake_in_the_rules(rule_id, says):
    rules = with_rule(without_length(rule_id))

    with pytest.raises(ValueError, match=rule_id):
        assess(case(says).facts, rules, TODAY)


def test_a_span_can_be_given_to_a_rule_without_a_length():
    version = without_length("rechterlijke_termijn").versions[0]

    with pytest.raises(ValueError, match="court has no length"):
        span_steps("court", version, Start("uitspraak", TODAY), RULES.calendar, "court_term")


def test_a_moratorium_without_an_end_has_no_last_day():
    rule = RULES.named("moratorium_syrie_2024")

    with pytest.raises(ValueError, match="no end"):
        _ = Moratorium(rule, replace(rule.versions[0], valid_to=None)).last


def test_a_notice_needs_a_day():
    with pytest.raises(ValueError, match="without a day"):
        _ = NoticeFact(None, None).day


def test_facts_name_nobody():
    assert set(Facts.__slots__) == {"procedure", "events", "track", "nationality", "groups"}
