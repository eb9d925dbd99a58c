"""What the program reads from its own files: sentences, rules, letters and fonts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from casework.countries import Countries, countries
from casework.law.rule_files import read_rules
from casework.law.rules import Rules
from casework.letters.drafting import addressees, read_templates
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases
from casework.volunteers import COORDINATOR


@dataclass(frozen=True, slots=True)
class Resources:
    """The program's own data; `templates` are by name, `addressees` by the key templates use.

    `template_start` is what a letter of the office's own begins with.

    `rule_files` are the shipped rules by name of file; `rules` are those in use.
    """

    phrases: Phrases
    rule_files: Mapping[str, str]
    rules: Rules
    templates: Mapping[str, LetterTemplate]
    template_start: str
    addressees: Mapping[str, tuple[str, ...]]
    countries: Countries
    fonts: Path


def load_resources(folder: Path) -> Resources:
    """Read everything; raises RuleError for a rule that may not be used."""
    letters = folder / "letters"
    rule_files = _texts(folder / "rules", "*.toml")
    addresses = addressees(_toml(letters / "addresses.toml"))
    return Resources(
        phrases=load_phrases(folder),
        rule_files=rule_files,
        rules=read_rules(rule_files),
        templates=read_templates(_texts(letters, "*.nl.txt"), addresses),
        template_start=(letters / "nieuw.txt").read_text("utf-8"),
        addressees=addresses,
        countries=countries(_toml(folder / "texts" / "countries.toml"), "nl"),
        fonts=folder / "fonts",
    )


def load_phrases(folder: Path) -> Phrases:
    """Read the sentences alone, to say what is wrong with the rest."""
    return Phrases(_toml(folder / "texts" / "nl.toml"))


def demo_passphrases(folder: Path) -> tuple[tuple[str, str, str], ...]:
    """Read what opens the vault of the demo, which is no secret: name, role and passphrase."""
    office = _toml(folder / "demo" / "office.toml")
    first = (str(office["coordinator"]), COORDINATOR, str(office["passphrase"]))
    others = cast("list[dict[str, str]]", office["volunteer"])
    return (first, *((one["name"], one["role"], one["passphrase"]) for one in others))


def _toml(file: Path) -> dict[str, object]:
    return tomllib.loads(file.read_text("utf-8"))


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in folder.glob(pattern)}
