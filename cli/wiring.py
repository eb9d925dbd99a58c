"""Where the data of the program lie, read once and handed inward as contents."""

import tomllib
from pathlib import Path
from typing import Any

from casework.errors import RuleError
from casework.law.rule_files import read_rules
from casework.law.rules import Rules
from casework.letters.drafting import addressees, read_templates
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS = RESOURCES / "fonts"


def load_rules(folder: Path | None = None) -> Rules:
    """Read the rule files of a folder; raises RuleError for one that may not be used."""
    return read_rules(load_rule_files(folder))


def load_rule_files(folder: Path | None = None) -> dict[str, str]:
    """Read the texts of the rule files of a folder, by name; without a folder those we ship."""
    source = folder or RESOURCES / "rules"
    return {path.name: _text_of(path) for path in source.glob("*.toml")}


def load_phrases(language: str = "nl") -> Phrases:
    """Read the sentences of a language."""
    return Phrases(load_table(f"texts/{language}.toml"))


def load_table(name: str) -> dict[str, Any]:
    """Read a data file of the program."""
    with (RESOURCES / name).open("rb") as file:
        return tomllib.load(file)


def load_addressees() -> dict[str, tuple[str, ...]]:
    """Read where letters go."""
    return addressees(load_table("letters/addresses.toml"))


def load_templates() -> dict[str, LetterTemplate]:
    """Read the letters' templates by name."""
    files = (RESOURCES / "letters").glob("*.nl.txt")
    return read_templates({path.name: path.read_text("utf-8") for path in files}, load_addressees())


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(path.name, "-", "rule_not_utf8") from error
