"""What the desktop's tests share: sentences, names and rules as the program ships them."""

import tomllib
from pathlib import Path

import pytest

from casework.countries import Countries, countries
from casework.law.rule_files import read_rules
from casework.law.rules import Rules
from casework.phrases import Phrases

RESOURCES = Path(__file__).parents[2] / "resources"
TEXTS = RESOURCES / "texts"


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def nationalities() -> Countries:
    return countries(tomllib.loads((TEXTS / "countries.toml").read_text("utf-8")), "nl")


@pytest.fixture(scope="session")
def rules() -> Rules:
    files = (RESOURCES / "rules").glob("*.toml")
    return read_rules({file.name: file.read_text("utf-8") for file in files})
