import tomllib
from dataclasses import replace
from datetime import date

import pytest

from casework.casefile import GROUPS
from casework.errors import InvalidFactsError, RuleError
from casework.law.additions import (
    Addition,
    Evidence,
    FreeDay,
    free_day,
    free_days_in,
    is_free_days,
    merged,
    moratorium,
    overtaken,
    own_names,
    rules_with,
    title_in,
    with_end,
)
from casework.law.rule_files import read_rules
from casework.law.rules import Source
from tests.rulings import ROOT

SHIPPED = {
    path.name: path.read_text("utf-8") for path in (ROOT / "resources" / "rules").glob("*.toml")
}
TODAY = date(2026, 11, 22)
FIRST, LAST = date(2026, 10, 1), date(2027, 3, 31)
EVIDENCE = Evidence('Stcrt. 2026, 99999 ("besluit")', "https://example.org/besluit")
IRAN = "moratorium_iran_2026.toml"


def stop(country="XYZ", first=FIRST, last=LAST, evidence=EVIDENCE, reason="Besluit", **details):
    return moratorium(country, "Verzonnenland", first, last, evidence, reason, TODAY, **details)


def codes(raised):
    return {(problem.field, problem.code) for problem in raised.value.problems}


def test_a_moratorium_is_a_rule_with_its_country_period_source_and_reason():
    addition = stop(groups=("palestijn",), reason='Brief van de minister, "spoed"')

    rule = rules_with(SHIPPED, [addition]).named("moratorium_xyz_2026_10_01")
    version = rule.versions[0]
    assert addition.name == "moratorium_xyz_2026_10_01.toml"
    assert (rule.countries, rule.groups, rule.certainty) == (
        ("XYZ",),
        ("palestijn",),
        "unconfirmed",
    )
    assert rule.title == "Besluitmoratorium Verzonnenland"
    assert (version.valid_from, version.valid_to) == (FIRST, LAST)
    assert version.note == addition.reason == 'Brief van de minister, "spoed"'
    source = version.sources[0]
    assert (source.citation, source.url, source.checked_on) == (
        EVIDENCE.citation,
        EVIDENCE.url,
        TODAY,
    )


def test_a_moratorium_of_one_day_is_one():
    rule = rules_with(SHIPPED, [stop(last=FIRST)]).named("moratorium_xyz_2026_10_01")

    assert rule.versions[0].valid_to == FIRST


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"reason": "  "}, ("reason", "required")),
        ({"evidence": Evidence("", EVIDENCE.url)}, ("citation", "required")),
        ({"evidence": Evidence("Stcrt.", "http://example.org")}, ("url", "https_needed")),
        ({"last": date(2026, 9, 30)}, ("last", "until_before_date")),
    ],
)
def test_a_moratorium_without_reason_source_or_length_is_refused(wrong, problem):
    with pytest.raises(InvalidFactsError) as raised:
        stop(**wrong)

    assert codes(raised) == {problem}


def test_everything_that_is_wrong_is_said_at_once():
    with pytest.raises(InvalidFactsError) as raised:
        free_day(date(2026, 12, 24), "Brugdag", Evidence(" ", ""), "", TODAY)

    assert codes(raised) == {
        ("reason", "required"),
        ("citation", "required"),
        ("url", "https_needed"),
    }


def test_a_free_day_is_a_day_of_rest_from_then_on():
    day = date(2026, 12, 24)
    addition = free_day(day, "Brugdag", EVIDENCE, "Besluit", TODAY)

    before, after = read_rules(SHIPPED), rules_with(SHIPPED, [addition])

    assert addition.name == "designated_days_2026-12-24.toml"
    assert before.calendar.rest_day(day) is None
    assert after.calendar.rest_day(day) == "aangewezen_dag"
    assert after.calendar.rest_day(date(2027, 5, 7)) == "aangewezen_dag"


@pytest.mark.parametrize("last", [date(2027, 3, 18), date(2026, 3, 19), date(2026, 6, 30)])
def test_a_moratorium_that_ends_on_another_day_keeps_the_rest_of_its_wording(last):
    addition = with_end(IRAN, SHIPPED[IRAN], last, EVIDENCE, "Verlengd", TODAY)

    before = read_rules(SHIPPED).named("moratorium_iran_2026")
    after = rules_with(SHIPPED, [addition]).named("moratorium_iran_2026")
    assert after.versions[0].valid_to == last
    assert after.versions[0].sources[:-1] == before.versions[0].sources
    assert after.versions[0].sources[-1].url == EVIDENCE.url
    assert (
        replace(
            after,
            versions=(
                replace(
                    after.versions[0],
                    valid_to=before.versions[0].valid_to,
                    sources=before.versions[0].sources,
                ),
            ),
        )
        == before
    )


def test_a_moratorium_of_the_office_can_be_extended_too():
    own = stop()

    longer = with_end(own.name, own.text, date(2027, 9, 30), EVIDENCE, "Verlengd", TODAY)

    rules = rules_with(SHIPPED, [own, longer])
    assert rules.named("moratorium_xyz_2026_10_01").versions[0].valid_to == date(2027, 9, 30)


def test_only_the_last_wording_gets_another_end():
    text = stop().text
    wording = text[text.index("[[version]]") :]
    second = wording.replace("2026-10-01", "2027-04-01").replace("2027-03-31", "2027-06-30")

    addition = with_end(
        "x.toml", f"{text}\n{second}", date(2027, 8, 31), EVIDENCE, "Verlengd", TODAY
    )

    ends = [version["valid_to"] for version in tomllib.loads(addition.text)["version"]]
    assert ends == [LAST, date(2027, 8, 31)]


def test_a_last_day_written_with_other_spaces_is_found():
    text = SHIPPED[IRAN].replace("valid_to = ", "valid_to   =\t")

    addition = with_end(IRAN, text, date(2027, 3, 18), EVIDENCE, "Verlengd", TODAY)

    assert tomllib.loads(addition.text)["version"][0]["valid_to"] == date(2027, 3, 18)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SHIPPED[IRAN].replace("valid_to = 2026-09-18\n", ""), id="without a last day"),
        pytest.param(
            SHIPPED[IRAN].replace("valid_to =", '"valid_to" ='), id="with its key in quotes"
        ),
    ],
)
def test_an_end_that_cannot_be_put_in_is_refused_and_never_ignored(text):
    with pytest.raises(RuleError) as raised:
        with_end(IRAN, text, date(2027, 3, 18), EVIDENCE, "Verlengd", TODAY)

    assert (raised.value.file, raised.value.key) == (IRAN, "version.valid_to")


def test_an_end_before_the_beginning_is_refused():
    with pytest.raises(InvalidFactsError) as raised:
        with_end(IRAN, SHIPPED[IRAN], date(2026, 3, 18), EVIDENCE, "Ingetrokken", TODAY)

    assert codes(raised) == {("last", "until_before_date")}


def test_without_additions_the_shipped_files_stay_as_they_are():
    assert merged(SHIPPED, []) == SHIPPED
    assert own_names(SHIPPED, []) == frozenset()


def test_the_newest_addition_of_a_name_wins_whatever_the_order():
    older, newer = Addition("a.toml", "1", "r", FIRST), Addition("a.toml", "2", "r", LAST)

    assert merged({}, [newer, older]) == merged({}, [older, newer]) == {"a.toml": "2"}


def test_of_two_of_the_same_day_the_last_one_wins():
    one, other = Addition("a.toml", "1", "r", FIRST), Addition("a.toml", "2", "r", FIRST)

    assert merged({}, [one, other]) == {"a.toml": "2"}


def test_what_is_withdrawn_makes_way_for_what_was_there():
    longer = with_end(IRAN, SHIPPED[IRAN], date(2027, 3, 18), EVIDENCE, "Verlengd", TODAY)

    assert merged(SHIPPED, [longer])[IRAN] == longer.text
    assert merged(SHIPPED, [replace(longer, withdrawn_on=TODAY)]) == SHIPPED


def test_own_files_are_those_that_differ_from_the_shipped_ones():
    longer = with_end(IRAN, SHIPPED[IRAN], date(2027, 3, 18), EVIDENCE, "Verlengd", TODAY)

    assert own_names(SHIPPED, [stop(), longer]) == {"moratorium_xyz_2026_10_01.toml", IRAN}


@pytest.mark.parametrize(
    ("checked_on", "gone"), [("2026-11-21", False), ("2026-11-22", False), ("2026-11-23", True)]
)
def test_a_release_checked_later_takes_the_place_of_an_addition(checked_on, gone):
    longer = with_end(IRAN, SHIPPED[IRAN], date(2027, 3, 18), EVIDENCE, "Verlengd", TODAY)
    release = {IRAN: SHIPPED[IRAN].replace("2026-11-22", checked_on)}

    assert overtaken(release, [longer]) == ((longer,) if gone else ())
    assert merged(release, [longer])[IRAN] == (release[IRAN] if gone else longer.text)


@pytest.mark.parametrize(
    ("details", "gone"),
    [
        ({}, True),
        ({"country": "XYY"}, False),
        ({"first": date(2026, 10, 2)}, False),
        ({"last": date(2027, 6, 30)}, True),
        ({"groups": ("palestijn",)}, False),
    ],
)
def test_a_moratorium_makes_way_for_a_shipped_one_for_the_same_people_from_the_same_day(
    details, gone
):
    shipped = {"moratorium_verzonnen_2026.toml": stop(**details).text}

    assert overtaken(shipped, [stop()]) == ((stop(),) if gone else ())


def test_a_rule_of_another_kind_makes_way_only_for_a_file_of_its_name():
    day = free_day(date(2026, 12, 24), "Brugdag", EVIDENCE, "Besluit", TODAY)

    assert overtaken(SHIPPED, [day]) == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('kind = "moratorium"\nid = ', "id"),
        ('kind = "moratorium"\n', "version"),
        ('kind = "moratorium"\ncountries = 3\nversion = 4\n', "version"),
        (stop().text.replace("unit", "unti"), "version[0].unit"),
        (stop().text.replace("https://", "http://"), "version[0].source[0].url"),
        (stop().text.replace("asiel_zes_maanden", "asiel_zeven_maanden"), "extends"),
    ],
)
def test_a_bad_addition_is_refused_by_file_and_key(text, key):
    addition = Addition("moratorium_xyz_2026_10_01.toml", text, "Besluit", TODAY)

    with pytest.raises(RuleError) as raised:
        rules_with(SHIPPED, [addition])

    assert (raised.value.file, raised.value.key) == ("moratorium_xyz_2026_10_01.toml", key)


def test_the_free_days_of_a_file_come_out_with_their_source():
    day = free_day(date(2026, 12, 24), "Brugdag", EVIDENCE, "Besluit", TODAY)

    assert free_days_in(day.text) == (
        FreeDay(date(2026, 12, 24), "Brugdag", Source(EVIDENCE.citation, EVIDENCE.url, TODAY)),
    )
    assert len(free_days_in(SHIPPED["designated_days.toml"])) > 10
    assert is_free_days(day.name)
    assert not is_free_days(stop().name)


def test_a_rule_is_called_by_its_title_and_a_list_of_days_by_its_name():
    assert title_in(IRAN, SHIPPED[IRAN]) == "Besluitmoratorium Iran 2026"
    assert title_in("designated_days.toml", SHIPPED["designated_days.toml"]) == (
        "designated_days.toml"
    )


def test_a_moratorium_can_be_for_several_groups():
    groups = tuple(GROUPS[:2])

    rule = rules_with(SHIPPED, [stop(groups=groups)]).named("moratorium_xyz_2026_10_01")

    assert rule.groups == groups


@pytest.mark.parametrize("reason", ["Beëindigd 🕊", 'a\x7fb "c" \\ d', "één\ttwee"])
def test_any_text_comes_back_as_it_was_typed(reason):
    addition = stop(reason=reason)

    assert tomllib.loads(addition.text)["version"][0]["note"] == reason
    assert ("ë" in addition.text) == ("ë" in reason)


def test_another_end_keeps_its_reason_its_day_and_the_text_before_it():
    text = f"{SHIPPED[IRAN].rstrip()}\n# tot hier X \n\n"

    changed = with_end(IRAN, text, LAST, EVIDENCE, "Verlengd", TODAY)

    assert (changed.name, changed.reason, changed.added_on) == (IRAN, "Verlengd", TODAY)
    assert "# tot hier X \n\n[[version.source]]" in changed.text
    assert changed.text.startswith(text[:40])


def test_a_free_day_keeps_its_reason_and_its_day():
    addition = free_day(date(2027, 5, 3), "Brugdag", EVIDENCE, "Besluit", TODAY)

    assert (addition.name, addition.reason, addition.added_on) == (
        "designated_days_2027-05-03.toml",
        "Besluit",
        TODAY,
    )


def test_an_end_that_cannot_be_put_in_is_refused_in_words():
    text = (
        SHIPPED[IRAN].replace("valid_to = ", "valid_to\t= ").replace("\nvalid_to", "\n  valid_to")
    )

    with pytest.raises(RuleError) as caught:
        with_end(IRAN, text, LAST, EVIDENCE, "Verlengd", TODAY)

    error = caught.value
    assert (error.file, error.key) == (IRAN, "version.valid_to")
    assert (error.code, error.values) == ("rule_key_missing", ())
    assert text.splitlines()[error.line - 1] == "[[version]]"


def test_a_moratorium_makes_way_for_a_shipped_one_that_names_no_groups():
    own = stop()
    text = own.text.replace("groups = []\n", "")
    assert text != own.text

    assert overtaken({**SHIPPED, "moratorium_verzonnenland.toml": text}, [own]) == (own,)
