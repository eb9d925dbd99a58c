"""Every Dutch word that is fixed by law, and used as data, is explained in the glossary."""

import re
import tomllib
from pathlib import Path

import pytest

from casework import casefile
from casework.law import assessment

ROOT = Path(__file__).resolve().parent.parent
RULES = sorted((ROOT / "resources" / "rules").glob("*.toml"))

FIXED_WORDS = {
    "event kinds": tuple(casefile.EVENT_KINDS),
    "procedures": casefile.PROCEDURES,
    "tracks": casefile.TRACKS,
    "groups": casefile.GROUPS,
    "outcomes": casefile.OUTCOMES,
    "grounds of extension": casefile.EXTENSION_GROUNDS,
    "grounds of suspension": casefile.SUSPENSION_GROUNDS,
    "verdicts": (assessment.GELDIG, assessment.PREMATUUR, assessment.BETWIST),
}


@pytest.fixture(scope="module")
def explained() -> set[str]:
    """The words in the first two columns of the tables, and those in the closing paragraph."""
    text = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    tables, rest = text.split("## Words inside names")
    columns = [row.split("|")[1:3] for row in tables.splitlines() if row.startswith("| ")]
    quoted = re.findall(r"`(\w+)`", rest)
    return set(words_of(" ".join([*(cell for pair in columns for cell in pair), *quoted])))


def words_of(text: str) -> list[str]:
    """Take a name or a sentence apart into words; numbers explain themselves."""
    return [word for word in re.split(r"[\W_]+", text.lower()) if word and not word.isdigit()]


@pytest.mark.parametrize("kind", FIXED_WORDS)
def test_every_fixed_value_is_explained(kind, explained):
    used = {word for name in FIXED_WORDS[kind] for word in words_of(name)}

    assert used - explained == set()


@pytest.mark.parametrize("path", RULES, ids=[path.stem for path in RULES])
def test_every_word_of_a_rule_is_explained(path, explained):
    rule = tomllib.loads(path.read_text("utf-8"))

    used = set(words_of(rule.get("id", "")))

    assert used - explained == set()


def test_there_are_rules_to_look_at():
    assert RULES
