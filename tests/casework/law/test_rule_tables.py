"""What is told of a value in a rule file that cannot be used, and what a rule has unasked."""

from datetime import date

import pytest

from casework.errors import RuleError
from casework.law.legal_calendar import UNMOVED
from casework.law.rule_files import read_rules
from casework.law.rule_tables import table_of
from casework.law.rules import Band, Rule, RuleVersion, Source
from casework.phrases import Span, Word

PLAIN = """
id = "kaal"
kind = "court_term"
title = "Kaal"
procedures = ["asiel"]
certainty = "settled"
selected_by = "uitspraak"
starts_from = ["uitspraak"]

[[version]]
valid_from = 2001-04-01
counting = "unmoved"
text = "Zo lang als de rechter zegt."

[[version.source]]
citation = "Awb, art. 8:55d"
url = "https://wetten.overheid.nl/BWBR0005537"
checked_on = 2026-11-22
"""
SOURCE = Source("Awb, art. 8:55d", "https://wetten.overheid.nl/BWBR0005537", date(2026, 11, 22))
VERSION = RuleVersion(
    valid_from=date(2001, 4, 1),
    valid_to=None,
    span=None,
    counting=UNMOVED,
    text="Zo lang als de rechter zegt.",
    note="",
    announced=False,
    sources=(SOURCE,),
)
RULE = Rule(
    id="kaal",
    kind="court_term",
    title="Kaal",
    procedures=("asiel",),
    certainty="settled",
    selected_by="uitspraak",
    versions=(VERSION,),
    starts_from=("uitspraak",),
)


def values(text, take):
    """Take something from a file that must refuse it, and return what it tells."""
    table = table_of("a.toml", text)
    with pytest.raises(RuleError) as caught:
        take(table)
    return caught.value.values


def test_a_rule_has_nothing_that_its_file_does_not_give():
    assert read_rules({"kaal.toml": PLAIN}).all == (RULE,)


def test_amounts_and_bands_are_read_as_they_stand():
    more = 'amount = 8\nunit = "weeks"\n[[version.band]]\ndays = 14\neuros = 23\n'
    text = PLAIN.replace("\n[[version.source]]", f"{more}\n[[version.source]]")

    (version,) = read_rules({"kaal.toml": text}).named("kaal").versions

    assert (version.span, version.bands) == (Span(8, "week"), (Band(14, 23),))


@pytest.mark.parametrize("amount", [1, 2])
def test_one_day_at_one_euro_is_a_band(amount):
    more = f"[[version.band]]\ndays = {amount}\neuros = {amount}\n"

    (version,) = read_rules({"kaal.toml": PLAIN + more}).named("kaal").versions

    assert version.bands == (Band(amount, amount),)


@pytest.mark.parametrize(
    "key", ["tracks", "starts_from", "ended_by", "grounds", "reasons", "groups", "outcomes"]
)
def test_an_unknown_word_is_refused_in_every_list(key):
    text = PLAIN.replace('starts_from = ["uitspraak"]\n', "")

    with pytest.raises(RuleError) as caught:
        read_rules({"kaal.toml": text.replace("\n[[version]]", f'{key} = ["x"]\n\n[[version]]')})

    assert (caught.value.key, caught.value.code) == (key, "rule_unknown_value")
    assert caught.value.values == (("given", "x"),)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ('"zes"', "zes"),
        ("true", "true"),
        ("2.5", "2.5"),
        (f'"{"a" * 60}"', "a" * 60),
        (f'"{"a" * 61}"', f"{'a' * 60}…"),
        ('"Zes Maanden"', "Zes Maanden"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_with_what_it_should_be(given, shown):
    told = values(f"amount = {given}", lambda table: table.take("amount", int))

    assert told == (("wanted", Word("rule_value", "int")), ("given", shown))


def test_an_unknown_word_is_told():
    told = values('unit = "eeuwen"', lambda table: table.one_of("unit", ["weken"]))

    assert told == (("given", "eeuwen"),)


def test_an_unknown_word_in_a_list_is_told():
    told = values("groups = [false]", lambda table: table.words("groups", ["a"]))

    assert told == (("given", "false"),)


def test_what_is_no_table_in_a_list_of_tables_is_told():
    told = values("version = [true]", lambda table: table.tables("version"))

    assert told[1] == ("given", "true")


def test_lists_without_end_are_refused_for_the_file_as_a_whole():
    with pytest.raises(RuleError) as caught:
        table_of("a.toml", f"id = {'[' * 100_000}")

    error = caught.value
    assert (error.file, error.key, error.line, error.values) == ("a.toml", "-", None, ())


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("X = 1\nstopX = ", "stopX", 2),
        ("# \x01", "-", 1),
        ("\n\n# \x01", "-", 3),
        ("'", "-", 1),
    ],
)
def test_what_is_no_toml_has_nothing_more_to_tell(text, key, line):
    with pytest.raises(RuleError) as caught:
        table_of("a.toml", text)

    error = caught.value
    assert (error.file, error.key, error.line, error.values) == ("a.toml", key, line, ())
    assert error.code == "rule_not_toml"
