"""The sentences for volunteers: the same in both languages, complete, and short."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import casefile, errors, rights, volunteers

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {
    language: tomllib.loads((ROOT / "resources" / "texts" / f"{language}.toml").read_text("utf-8"))
    for language in ("nl", "en")
}
SECTIONS = sorted(name for name, value in TEXTS["nl"].items() if isinstance(value, dict))

# Level B1 wants short sentences. Letters go to the IND and quote the law.
LONGEST = 25
NOT_FOR_VOLUNTEERS = {"letter"}

# Which section holds the words for the codes that these are made with.
SECTION_OF = {
    "Problem": "problem",
    "Alert": "alert",
    "NextStep": "next_step",
    "Judged": "because",
}


def places_in(sentence: str) -> set[str]:
    """Return the names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def sentences_in(text: str) -> list[str]:
    """Take a text apart where a reader may breathe."""
    return [part for part in re.split(r"[.?!:;](?:\s|$)", text) if part.strip()]


def codes_in_code() -> Iterator[tuple[str, str]]:
    """Yield section and code wherever a problem, alert, step or reason is made with a fixed one."""
    for package in ("casework", "db", "documents", "desktop", "cli"):
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    section = SECTION_OF.get(ast.unparse(node.func))
                    first = node.args[0]
                    if section and isinstance(first, ast.Constant):
                        yield section, str(first.value)
                    yield from codes_of_rule_errors(node)


def codes_of_rule_errors(call: ast.Call) -> Iterator[tuple[str, str]]:
    """Yield what is said of a rule file that may not be used."""
    if not ast.unparse(call.func).endswith(("RuleError", ".error")):
        return
    for argument in call.args:
        value = argument.value if isinstance(argument, ast.Constant) else None
        if isinstance(value, str) and value.startswith("rule_"):
            yield "problem", value


def test_both_languages_have_the_same_sections():
    assert list(TEXTS["nl"]) == list(TEXTS["en"])


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_have_the_same_codes(section):
    assert set(TEXTS["nl"][section]) == set(TEXTS["en"][section])


@pytest.mark.parametrize("section", SECTIONS)
def test_both_languages_fill_in_the_same_places(section):
    dutch, english = TEXTS["nl"][section], TEXTS["en"][section]

    differ = [code for code in dutch if places_in(dutch[code]) != places_in(english.get(code, ""))]

    assert differ == []


@pytest.mark.parametrize("section", sorted({*SECTIONS} - NOT_FOR_VOLUNTEERS))
def test_dutch_sentences_are_short(section):
    long = [
        sentence
        for text in TEXTS["nl"][section].values()
        for sentence in sentences_in(text)
        if len(sentence.split()) > LONGEST
    ]

    assert long == []


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize("language", TEXTS)
def test_no_sentence_is_empty_or_has_loose_spaces(language, section):
    for code, text in TEXTS[language][section].items():
        assert text.strip(), code
        assert text == text.strip(), code
        assert "  " not in text, code


def test_every_code_that_is_used_has_its_words():
    absent = {
        (section, code) for section, code in codes_in_code() if code not in TEXTS["nl"][section]
    }

    assert absent == set()


@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("event", tuple(casefile.EVENT_KINDS)),
        ("storage", errors.STORAGE_REASONS),
        ("no_access", rights.NEEDS),
        ("role", volunteers.ROLES),
        ("role_help", volunteers.ROLES),
        ("extension_ground", casefile.EXTENSION_GROUNDS),
        ("suspension_ground", casefile.SUSPENSION_GROUNDS),
    ],
)
def test_every_fixed_value_has_its_words(section, codes):
    assert set(codes) <= set(TEXTS["nl"][section])


def test_rest_days_and_months_are_complete():
    for texts in TEXTS.values():
        assert len(texts["months"]) == 12
        assert len(texts["weekdays"]) == 7
