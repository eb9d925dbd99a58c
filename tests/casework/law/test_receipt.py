"""The words of an assessment: there for every case, in both languages."""

from datetime import date

import pytest

from casework.law.assessment import Alert, Reading
from casework.law.engine import MissingFactError, assess
from casework.law.receipt import alert_sentence, because, reading_name, sentence, sentences
from casework.law.rules import NoRuleInForceError
from cli.wiring import load_phrases
from tests.casework.law.cases import read_cases
from tests.rulings import shipped_rules

RULES = shipped_rules()
LANGUAGES = {language: load_phrases(language) for language in ("nl", "en")}


def all_assessed():
    """Yield the assessment of every case that has one."""
    for case in read_cases():
        try:
            yield assess(case.facts, RULES, case.as_of)
        except (MissingFactError, NoRuleInForceError):
            continue


def all_readings():
    """Yield every reading of every case."""
    for assessment in all_assessed():
        if assessment.beslistermijn is not None:
            yield from assessment.beslistermijn.readings


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_way_of_counting_has_a_name_of_its_own(language):
    names = {}
    for reading in all_readings():
        names.setdefault(reading_name(reading, LANGUAGES[language]), set()).add(reading.id)

    assert {name: ids for name, ids in names.items() if len(ids) > 1} == {}
    assert all(name.strip() for name in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_a_sentence_that_names_its_day_and_its_article(language):
    phrases = LANGUAGES[language]

    for reading in all_readings():
        for step, text in sentences(reading.steps, phrases):
            assert text == sentence(step, phrases)
            assert phrases.day(step.day) in text
            assert step.basis in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_judgment_has_a_sentence(language):
    phrases = LANGUAGES[language]

    for assessment in all_assessed():
        judged = [assessment.beroep.because, assessment.next_step.because]
        judged += [notice.because for notice in assessment.ingebrekestelling.given]
        judged += [lodged.because for lodged in assessment.beroep.lodged]
        assert all(because(each, phrases) for each in judged)
        assert all(alert_sentence(alert, phrases) for alert in assessment.warnings)


def test_suffixes_of_a_reading_are_told_one_after_the_other():
    reading = Reading("wbv-2022-22-moratorium-jaar-21-maanden", date(2026, 1, 1), "disputed", ())
    phrases = LANGUAGES["nl"]

    name = reading_name(reading, phrases)

    plain = reading_name(reading._replace(id="wbv-2022-22"), phrases)
    assert name.startswith(plain)
    assert name.count(",") == 2


def test_an_alert_without_a_day_is_said():
    assert alert_sentence(Alert("onbevestigd", "note", None), LANGUAGES["nl"])
