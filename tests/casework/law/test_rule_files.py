"""How strictly rule files are read: every mistake names its file, its line and its key."""

import tomllib
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from casework.casefile import PROCEDURES, TRACKS
from casework.errors import CaseworkError, RuleError
from casework.law.legal_calendar import ATW
from casework.law.rule_files import KINDS, read_rules
from casework.law.rules import NoRuleInForceError
from casework.law.spans import atw_applies
from casework.law.toml_lines import line_of
from casework.phrases import Span
from casework.rule_words import rule_sentence
from cli.wiring import load_phrases
from tests.rulings import ROOT, shipped_rules

FOLDER = ROOT / "resources" / "rules"
FILES = {path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.toml"))}
SHIPPED = shipped_rules()
LANGUAGES = {language: load_phrases(language) for language in ("nl", "en")}

SOURCE = """
[[version.source]]
citation = "Vw 2000, art. 42, lid 1"
url = "https://wetten.overheid.nl/BWBR0011823/2025-04-15"
checked_on = 2026-11-22
"""
VERSION = f"""
[[version]]
valid_from = 2001-04-01
valid_to = 2026-06-11
amount = 6
unit = "months"
counting = "unmoved"
text = "Binnen zes maanden."
{SOURCE}"""
RULE = f"""
id = "zes_maanden"
kind = "term"
title = "Zes maanden"
procedures = ["asiel"]
reading = "zes-maanden"
certainty = "settled"
selected_by = "aanvraag_ingediend"
starts_from = ["aanvraag_ingediend"]
{VERSION}"""
DESIGNATED = """
[[day]]
date = 2026-05-15
text = "Brugdag"

[day.source]
citation = "Stcrt. 2025, 24713"
url = "https://wetten.overheid.nl/BWBR0051300"
checked_on = 2026-11-22
"""


def changed(old: str, new: str, text: str = RULE) -> str:
    """Return a file with one thing changed; it must be there."""
    assert old in text

    return text.replace(old, new, 1)


def refused(text: str, name: str = "zes_maanden.toml") -> RuleError:
    """Read one file that must be refused in words, and return the refusal."""
    with pytest.raises(RuleError) as caught:
        read_rules({name: text})
    assert all(rule_sentence(caught.value, phrases) for phrases in LANGUAGES.values())
    return caught.value


def test_a_sound_file_is_read():
    rules = read_rules({"zes_maanden.toml": RULE})

    rule = rules.named("zes_maanden")
    version = rule.version_on(date(2026, 6, 11))
    assert rules.of("term", "asiel") == (rule,)
    assert rules.of("term", "nareis") == ()
    assert version.span == Span(6, "month")
    assert version.basis == "Vw 2000, art. 42, lid 1"
    assert rules.version == "2026-11-22"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(changed('title = "Zes maanden"', ""), "title", id="no title"),
        pytest.param(changed('id = "zes_maanden"', ""), "id", id="no id"),
        pytest.param(changed('id = "zes_maanden"', 'id = "zes"'), "id", id="id of another file"),
        pytest.param(changed('"term"', '"termijn"'), "kind", id="unknown kind"),
        pytest.param(changed('["asiel"]', '["asyl"]'), "procedures", id="unknown procedure"),
        pytest.param(changed('["asiel"]', "[]"), "procedures", id="no procedure"),
        pytest.param(changed('["asiel"]', '"asiel"'), "procedures", id="one procedure, no list"),
        pytest.param(changed('["asiel"]', "[1]"), "procedures", id="a number for a procedure"),
        pytest.param(changed('"settled"', '"sure"'), "certainty", id="unknown certainty"),
        pytest.param(
            changed('selected_by = "aanvraag_ingediend"', 'selected_by = "ingediend"'),
            "selected_by",
            id="unknown event kind to select by",
        ),
        pytest.param(
            changed('["aanvraag_ingediend"]', '["ingediend"]'),
            "starts_from",
            id="unknown event kind to start from",
        ),
        pytest.param(changed("starts_from", "start_from"), "start_from", id="unknown key"),
        pytest.param(
            changed('starts_from = ["aanvraag_ingediend"]', ""),
            "starts_from",
            id="a term without a start",
        ),
        pytest.param(
            changed('reading = "zes-maanden"', ""), "reading", id="a term without a reading"
        ),
        pytest.param(changed('"Zes maanden"', "6"), "title", id="a number for a title"),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\ntracks = ["snel"]'),
            "tracks",
            id="unknown track",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\ngroups = ["x"]'),
            "groups",
            id="unknown group",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\ngrounds = ["x"]'),
            "grounds",
            id="unknown ground",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nreasons = ["x"]'),
            "reasons",
            id="unknown reason",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\noutcomes = ["x"]'),
            "outcomes",
            id="unknown outcome",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nstatuses = ["C"]'),
            "statuses",
            id="unknown status",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\non = "ons"'),
            "on",
            id="unknown owner of a deadline",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nafter_extension = 1'),
            "after_extension",
            id="a number for yes or no",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nheld_from = "2020"'),
            "held_from",
            id="text for a date",
        ),
        pytest.param(changed('"settled"', '"historic"'), "held_until", id="history without an end"),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nheld_until = 2020-01-01'),
            "held_until",
            id="an end without history",
        ),
        pytest.param(changed(VERSION, ""), "version", id="no version"),
        pytest.param(changed("[[version]]", "[version]"), "version", id="one version, no list"),
        pytest.param(
            "version = []" + changed(VERSION, ""), "version", id="an empty list of versions"
        ),
        pytest.param(
            "version = [1]" + changed(VERSION, ""), "version", id="a number for a version"
        ),
        pytest.param(changed(SOURCE, "source = [1]"), "version[0].source", id="one number"),
        pytest.param(
            changed(SOURCE, "band = [1]\n" + SOURCE), "version[0].band", id="a number for a band"
        ),
        pytest.param(
            RULE + "[[version.band]]\ndays = 0\neuros = 20\n",
            "version[0].band[0].days",
            id="an amount for no days",
        ),
        pytest.param(
            RULE + "[[version.band]]\ndays = 14\neuros = -20\n",
            "version[0].band[0].euros",
            id="a negative amount",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nextends = "vijf_maanden"'),
            "extends",
            id="a rule that is not there",
        ),
        pytest.param(
            changed('title = "Zes maanden"', 'title = "Zes maanden"\nafter_rule = "bezwaar"'),
            "after_rule",
            id="an earlier rule that is not there",
        ),
        pytest.param(changed(SOURCE, ""), "version[0].source", id="no source"),
        pytest.param(
            changed(SOURCE, "source = []"), "version[0].source", id="an empty list of sources"
        ),
        pytest.param(
            changed('citation = "Vw 2000, art. 42, lid 1"', ""),
            "version[0].source[0].citation",
            id="a source without a citation",
        ),
        pytest.param(
            changed('"Vw 2000, art. 42, lid 1"', '" "'),
            "version[0].source[0].citation",
            id="an empty citation",
        ),
        pytest.param(
            changed("https://", "http://"), "version[0].source[0].url", id="an unsafe address"
        ),
        pytest.param(
            changed("checked_on = 2026-11-22", 'checked_on = "2026-11-22"'),
            "version[0].source[0].checked_on",
            id="text for the day of checking",
        ),
        pytest.param(
            changed("checked_on = 2026-11-22", "checked_on = 2026-11-22\nby = 1"),
            "version[0].source[0].by",
            id="unknown key of a source",
        ),
        pytest.param(
            changed("valid_from = 2001-04-01", ""), "version[0].valid_from", id="no beginning"
        ),
        pytest.param(
            changed("valid_from = 2001-04-01", 'valid_from = "2001-04-01"'),
            "version[0].valid_from",
            id="text for the beginning",
        ),
        pytest.param(
            changed("valid_from = 2001-04-01", "valid_from = 2001-04-01T00:00:00"),
            "version[0].valid_from",
            id="a time of day for the beginning",
        ),
        pytest.param(
            changed("valid_to = 2026-06-11", "valid_to = 2001-03-31"),
            "version[0].valid_to",
            id="an end before the beginning",
        ),
        pytest.param(changed("amount = 6", "amount = 0"), "version[0].amount", id="nothing to add"),
        pytest.param(changed("amount = 6", "amount = 6.5"), "version[0].amount", id="half a month"),
        pytest.param(
            changed("amount = 6", "amount = true"), "version[0].amount", id="yes for an amount"
        ),
        pytest.param(changed("amount = 6", ""), "version[0].unit", id="a unit without an amount"),
        pytest.param(
            changed('unit = "months"', ""), "version[0].unit", id="an amount without a unit"
        ),
        pytest.param(changed('"months"', '"quarters"'), "version[0].unit", id="unknown unit"),
        pytest.param(
            changed('"unmoved"', '"weekdays"'), "version[0].counting", id="unknown counting"
        ),
        pytest.param(
            changed('"unmoved"', '"atw"'),
            "version[0].counting",
            id="the Algemene termijnenwet for six months",
        ),
        pytest.param(changed('text = "Binnen zes maanden."', ""), "version[0].text", id="no text"),
        pytest.param(
            changed("amount = 6", "amount = 6\nlid = 1"), "version[0].lid", id="unknown version key"
        ),
        pytest.param(
            RULE + "[[version.band]]\ndays = 14\n",
            "version[0].band[0].euros",
            id="days without an amount",
        ),
        pytest.param(
            RULE + '[[version.band]]\ndays = 14\neuros = 20\nper = "day"\n',
            "version[0].band[0].per",
            id="unknown key of an amount",
        ),
        pytest.param(
            RULE + changed("valid_from = 2001-04-01", "valid_from = 2026-06-11", VERSION),
            "version[1].valid_from",
            id="versions that overlap",
        ),
        pytest.param(
            changed("valid_to = 2026-06-11", "") + VERSION,
            "version[1].valid_from",
            id="a version after one without an end",
        ),
        pytest.param(
            RULE
            + changed("valid_from = 2001-04-01", "valid_from = 2026-06-13", VERSION).replace(
                "valid_to = 2026-06-11", ""
            ),
            "version[1].valid_from",
            id="a day between versions",
        ),
        pytest.param(
            changed(
                VERSION,
                VERSION.replace("2001-04-01", "2026-06-12").replace(
                    "valid_to = 2026-06-11", "valid_to = 2030-01-01"
                )
                + VERSION,
            ),
            "version[1].valid_from",
            id="versions in the wrong order",
        ),
    ],
)
def test_a_mistake_is_refused_by_file_and_key(text, key):
    error = refused(text)

    assert (error.file, error.key) == ("zes_maanden.toml", key)
    assert error.line == line_of(text, key)
    assert isinstance(error, CaseworkError)


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("categorical_extension", "extends"),
        ("individual_extension", "extends"),
        ("alternative_start", "extends"),
        ("suspension", "reasons"),
        ("moratorium", "extends"),
        ("deadline", "on"),
    ],
)
def test_each_kind_needs_its_own_keys(kind, key):
    error = refused(changed('"term"', f'"{kind}"'))

    assert error.key == key


@pytest.mark.parametrize(
    ("kind", "more", "lacking", "key"),
    [
        ("term", "", 'amount = 6\nunit = "months"', "version[0].amount"),
        ("ceiling", "", 'amount = 6\nunit = "months"', "version[0].amount"),
        ("two_weeks", "", 'amount = 6\nunit = "months"', "version[0].amount"),
        (
            "categorical_extension",
            'extends = "zes_maanden"\nbudget = "x"',
            'amount = 6\nunit = "months"',
            "version[0].amount",
        ),
        (
            "deadline",
            'on = "client"\ndeadline = "x"',
            'amount = 6\nunit = "months"',
            "version[0].amount",
        ),
        ("suspension_by_law", "", "valid_to = 2026-06-11", "version[0].valid_to"),
        (
            "moratorium",
            'extends = "zes_maanden"\nbudget = "x"\ncountries = ["SYR"]',
            "valid_to = 2026-06-11",
            "version[0].valid_to",
        ),
    ],
)
def test_a_kind_that_is_about_a_length_or_a_period_has_one(kind, more, lacking, key):
    text = changed('kind = "term"', f'kind = "{kind}"\n{more}')
    read_rules({"zes_maanden.toml": text})

    assert refused(changed(lacking, "", text)).key == key


LATER = changed("valid_from = 2001-04-01", "valid_from = {}", VERSION).replace(
    "valid_to = 2026-06-11\n", ""
)


@pytest.mark.parametrize(
    ("text", "shown", "key", "code"),
    [
        pytest.param(
            changed("amount = 6", "amount = 6\nduration = 7"),
            "duration = 7",
            "version[0].duration",
            "rule_key_unknown",
            id="an unknown key",
        ),
        pytest.param(
            changed(SOURCE, ""),
            "[[version]]",
            "version[0].source",
            "rule_key_missing",
            id="a missing source",
        ),
        pytest.param(
            RULE + LATER.format("2026-06-11"),
            "valid_from = 2026-06-11",
            "version[1].valid_from",
            "rule_overlap",
            id="wordings that overlap",
        ),
        pytest.param(
            RULE + LATER.format("2026-06-13"),
            "valid_from = 2026-06-13",
            "version[1].valid_from",
            "rule_gap",
            id="a gap between wordings",
        ),
        pytest.param(
            changed('"unmoved"', '"atw"'),
            'counting = "atw"',
            "version[0].counting",
            "rule_counting",
            id="the wrong counting for six months",
        ),
        pytest.param(
            changed("amount = 6", 'amount = 6\ntext = "Nog een keer."'),
            'text = "Binnen zes maanden."',
            "version[0].text",
            "rule_key_twice",
            id="a key that stands there twice",
        ),
        pytest.param(
            changed("amount = 6", "amount ="),
            "amount =",
            "version[0].amount",
            "rule_not_toml",
            id="broken TOML",
        ),
    ],
)
def test_a_mistake_names_the_line_as_an_editor_counts_it(text, shown, key, code):
    error = refused(text)

    assert (error.file, error.key, error.code) == ("zes_maanden.toml", key, code)
    assert text.splitlines()[error.line - 1] == shown


@pytest.mark.parametrize(
    ("text", "key", "line", "code"),
    [
        ("id = ", "id", 1, "rule_not_toml"),
        ("id = 'a'\nid = 'b'", "id", 2, "rule_key_twice"),
        ("[version]\n[version]", "version", 2, "rule_key_twice"),
        ("id = 'a'\n[[version]", "version[0]", 2, "rule_not_toml"),
        ("id = 'a'\n= 1", "-", 2, "rule_not_toml"),
        ("id = 'a'\n[", "-", 2, "rule_not_toml"),
        ("[", "-", 1, "rule_not_toml"),
        ("# \x01", "-", 1, "rule_not_toml"),
        ("[version]\n= 1", "version", 2, "rule_not_toml"),
        ("id = 'a'\ntext = '''b\nc = 1", "text", 2, "rule_not_toml"),
        ("id = [\n1\nc = 1", "id", 3, "rule_not_toml"),
    ],
)
def test_what_is_no_toml_is_refused_by_file_and_line(text, key, line, code):
    error = refused(text)

    assert (error.file, error.key, error.line) == ("zes_maanden.toml", key, line)
    assert error.code == code


def test_lists_without_end_are_refused_and_do_not_stop_the_program():
    error = refused(f"id = {'[' * 100_000}")

    assert (error.file, error.code) == ("zes_maanden.toml", "rule_not_toml")


def test_a_rule_on_another_that_is_not_there_names_its_line():
    text = changed('title = "Zes maanden"', 'title = "Zes maanden"\nextends = "vijf_maanden"')

    error = refused(text)

    assert text.splitlines()[error.line - 1] == 'extends = "vijf_maanden"'
    assert error.values == (("given", "vijf_maanden"),)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("text", ["id = ", RULE.replace("amount = 6", "amount = 0")])
def test_a_mistake_has_a_sentence_with_file_line_and_key(text, language):
    error = refused(text)

    sentence = rule_sentence(error, load_phrases(language))

    assert all(word in sentence for word in (error.file, str(error.line), error.key))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("", "day", id="no days"),
        pytest.param("day = [1]", "day", id="a number for a day"),
        pytest.param(changed("date = 2026-05-15", "", DESIGNATED), "day[0].date", id="no date"),
        pytest.param(
            changed("2026-05-15", '"2026-05-15"', DESIGNATED), "day[0].date", id="text for a date"
        ),
        pytest.param(changed('text = "Brugdag"', "", DESIGNATED), "day[0].text", id="no text"),
        pytest.param(
            changed("[day.source]", "[day.bron]", DESIGNATED), "day[0].source", id="no source"
        ),
        pytest.param(
            changed("https", "ftp", DESIGNATED), "day[0].source.url", id="an unsafe address"
        ),
        pytest.param(
            changed('text = "Brugdag"', 'text = "Brugdag"\nyear = 1', DESIGNATED),
            "day[0].year",
            id="unknown key of a day",
        ),
        pytest.param("year = 1\n" + DESIGNATED, "year", id="unknown key"),
    ],
)
def test_a_mistake_among_the_designated_days_is_refused(text, key):
    error = refused(text, "designated_days.toml")

    assert (error.file, error.key) == ("designated_days.toml", key)


def test_a_designated_day_is_a_day_of_rest():
    rules = read_rules({"designated_days.toml": DESIGNATED})

    assert rules.calendar.rest_day(date(2026, 5, 15)) == "aangewezen_dag"
    assert rules.all == ()
    assert rules.version == ""


def test_an_announced_wording_never_computes():
    rules = read_rules({"zes_maanden.toml": changed("amount = 6", "amount = 6\nannounced = true")})
    rule = rules.named("zes_maanden")

    assert rule.find_version(date(2020, 1, 1)) is None
    with pytest.raises(NoRuleInForceError) as caught:
        rule.version_on(date(2020, 1, 1))
    assert (caught.value.rule_id, caught.value.on) == ("zes_maanden", date(2020, 1, 1))


def test_an_ended_wording_is_not_replaced_by_an_older_one():
    rule = read_rules({"zes_maanden.toml": RULE}).named("zes_maanden")

    assert rule.find_version(date(2001, 3, 31)) is None
    assert rule.find_version(date(2026, 6, 12)) is None


def test_an_unknown_rule_is_a_mistake_in_the_code():
    with pytest.raises(KeyError, match="bestaat_niet"):
        SHIPPED.named("bestaat_niet")


def test_the_digest_tells_any_two_sets_of_rules_apart():
    one = read_rules({"zes_maanden.toml": RULE})
    other = read_rules({"zes_maanden.toml": RULE.replace("Binnen", "In")})
    more = read_rules({"zes_maanden.toml": RULE, "designated_days.toml": DESIGNATED})

    assert len({one.sha256, other.sha256, more.sha256, SHIPPED.sha256}) == 4
    assert all(len(rules.sha256) == 64 for rules in (one, other, more))


def test_the_digest_does_not_hang_on_the_order_of_files():
    backwards = dict(reversed(FILES.items()))

    assert read_rules(backwards).sha256 == SHIPPED.sha256


@pytest.mark.parametrize("name", FILES)
def test_a_shipped_file_is_sound_and_says_what_it_is_about(name):
    text = FILES[name]

    assert text.startswith("# ")
    assert tomllib.loads(text)
    assert Path(name).stem == Path(name).stem.lower()


@pytest.mark.parametrize("rule", SHIPPED.all, ids=lambda rule: rule.id)
def test_a_shipped_rule_can_be_checked(rule):
    for version in rule.versions:
        assert version.text.strip()
        assert all(source.citation.strip() for source in version.sources)


@pytest.mark.parametrize("rule", SHIPPED.all, ids=lambda rule: rule.id)
def test_a_shipped_rule_claims_the_algemene_termijnenwet_only_where_it_applies(rule):
    for version in rule.versions:
        if version.counting == ATW and version.span is not None:
            assert atw_applies(version.span)


@pytest.mark.parametrize("rule", SHIPPED.all, ids=lambda rule: rule.id)
def test_a_shipped_rule_names_rules_that_exist(rule):
    known = {other.id for other in SHIPPED.all}

    assert {rule.extends, rule.after_rule} - {""} <= known


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_rule_is_used(kind):
    assert any(rule.kind == kind for rule in SHIPPED.all)


def test_gaps_in_the_rules_are_few_and_named():
    assert [rule.id for rule in SHIPPED.all if rule.gap] == ["zienswijze_aa"]


@pytest.mark.parametrize("kind", ["term", "ceiling"])
@pytest.mark.parametrize("track", TRACKS)
@pytest.mark.parametrize("procedure", PROCEDURES)
def test_at_most_one_rule_for_a_term_is_in_force_on_any_day(procedure, track, kind):
    rules = [
        rule for rule in SHIPPED.of(kind, procedure) if not rule.tracks or track in rule.tracks
    ]
    edges = {version.valid_from for rule in rules for version in rule.versions}

    for day in edges:
        assert sum(rule.find_version(day) is not None for rule in rules) == 1


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_since_its_first_rule_a_procedure_is_never_without_a_term(procedure):
    versions = sorted(
        (version.valid_from, version.valid_to)
        for rule in SHIPPED.of("term", procedure)
        if not rule.tracks or "gewoon" in rule.tracks
        for version in rule.versions
    )

    for (_, end), (begin, _) in pairwise(versions):
        assert end is not None
        assert (begin - end).days == 1
    assert versions[-1][1] is None
