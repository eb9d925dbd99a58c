"""Codes and values turned into sentences."""

from datetime import date
from decimal import Decimal

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from casework.phrases import Phrases, Span, Word, short_day
from cli.wiring import load_phrases

WORDS = {
    "months": [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "weekdays": ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"],
    "units": {
        "and": "en",
        "day": "dag|dagen",
        "month": "maand|maanden",
        "week": "week|weken",
        "working_day": "werkdag|werkdagen",
        "year": "jaar|jaar",
    },
    "said": {"plain": "Klaar.", "filled": "Vóór {day}: {what}.", "braces": "{{x}} {what}"},
    "ground": {"ill": "ziek"},
}

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.fixture(scope="module")
def phrases():
    return Phrases(WORDS)


def test_a_sentence_without_places_is_said_as_it_stands(phrases):
    assert phrases.say("said", "plain") == "Klaar."


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param("tekst {x}", "tekst {x}", id="a text, braces and all"),
        pytest.param(7, "7", id="a number"),
        pytest.param(date(2025, 8, 12), "12 augustus 2025", id="a date in words"),
        pytest.param(Decimal("7500"), "7.500", id="whole euros"),
        pytest.param(Decimal("1234567.5"), "1.234.567,50", id="euros and cents"),
        pytest.param(Decimal("0"), "0", id="nothing"),
        pytest.param(Span(1, "month"), "1 maand", id="one month"),
        pytest.param(Span(15, "month"), "15 maanden", id="fifteen months"),
        pytest.param(Span(0, "day"), "0 dagen", id="no days"),
        pytest.param(Span(10, "working_day"), "10 werkdagen", id="working days"),
        pytest.param(Word("ground", "ill"), "ziek", id="a word of another section"),
    ],
)
def test_a_value_is_written_by_its_kind(phrases, value, written):
    values = (("day", date(2025, 1, 1)), ("what", value))

    assert phrases.say("said", "filled", values) == f"Vóór 1 januari 2025: {written}."


def test_values_that_a_sentence_does_not_use_are_left_out(phrases):
    assert phrases.say("said", "plain", (("what", 1),)) == "Klaar."


@pytest.mark.parametrize("value", [None, 1.5, True, b"x", [1]])
def test_a_value_of_another_kind_is_a_mistake_in_the_code(phrases, value):
    with pytest.raises(KeyError):
        phrases.say("said", "filled", (("day", "x"), ("what", value)))


@pytest.mark.parametrize(
    ("section", "code"), [("said", "unknown"), ("unknown", "plain"), ("months", "plain")]
)
def test_a_code_without_a_sentence_is_a_mistake_in_the_data(phrases, section, code):
    with pytest.raises(KeyError):
        phrases.say(section, code)


def test_a_place_that_is_not_filled_is_a_mistake_in_the_code(phrases):
    with pytest.raises(KeyError):
        phrases.say("said", "filled", (("day", "x"),))


def test_the_codes_of_a_section_keep_their_order(phrases):
    assert phrases.codes("said") == ("plain", "filled", "braces")
    assert phrases.has("said", "plain")
    assert not phrases.has("said", "ill")


def test_a_day_has_a_name(phrases):
    assert phrases.weekday(date(2026, 11, 22)) == "zondag"
    assert phrases.weekday(date(2026, 11, 23)) == "maandag"


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), "0 dagen"),
        (date(2026, 1, 1), date(2026, 1, 2), "1 dag"),
        (date(2026, 1, 1), date(2026, 2, 1), "1 maand"),
        (date(2026, 1, 1), date(2026, 2, 5), "1 maand en 4 dagen"),
        (date(2024, 1, 1), date(2026, 4, 5), "27 maanden en 4 dagen"),
        (date(2024, 1, 31), date(2024, 2, 29), "1 maand"),
        (date(2024, 1, 31), date(2024, 2, 28), "28 dagen"),
    ],
)
def test_an_interval_is_said_in_months_and_days(phrases, start, end, said):
    assert phrases.interval(start, end) == said
    assert phrases.interval(end, start) == said


@given(days, days)
def test_an_interval_that_is_said_leads_from_one_day_to_the_other(one, other):
    start, end = sorted((one, other))

    said = Phrases(WORDS).interval(start, end).replace(" en ", " ").split()

    amounts = dict(zip(said[1::2], map(int, said[::2]), strict=True))
    months = amounts.get("maand", 0) + amounts.get("maanden", 0)
    rest = amounts.get("dag", 0) + amounts.get("dagen", 0)
    assert start + relativedelta(months=months) + relativedelta(days=rest) == end


def test_a_short_day_has_leading_zeros():
    assert short_day(date(2025, 8, 2)) == "02-08-2025"


@pytest.mark.parametrize("key", ["months", "weekdays"])
def test_names_that_are_no_list_are_a_mistake_in_the_data(key):
    with pytest.raises(TypeError, match="maandag"):
        Phrases({**WORDS, key: "maandag"})


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_shipped_sentences_are_read(language):
    phrases = load_phrases(language)

    assert phrases.day(date(2026, 5, 1)).endswith("2026")
    assert phrases.codes("alert")
