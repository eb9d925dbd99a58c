"""What the desktop's tests share: the Dutch sentences and names as the program ships them."""

import tomllib
from pathlib import Path

import pytest

from casework.countries import Countries, countries
from casework.phrases import Phrases

TEXTS = Path(__file__).parents[2] / "resources" / "texts"


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


@pytest.fixture(scope="session")
def nationalities() -> Countries:
    return countries(tomllib.loads((TEXTS / "countries.toml").read_text("utf-8")), "nl")
