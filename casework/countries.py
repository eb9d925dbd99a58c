"""Nationalities by their code, with the country's everyday name."""

import unicodedata
from collections.abc import Mapping
from typing import Any, NamedTuple


class Country(NamedTuple):
    """An ISO 3166-1 alpha-3 code and the name people use."""

    code: str
    name: str


class Countries(NamedTuple):
    """All nationalities there are: those that are chosen most, and the others in order of name."""

    first: tuple[Country, ...]
    others: tuple[Country, ...]

    def name_of(self, code: str) -> str:
        """Return the country's name; a code nobody knows is returned as it is."""
        return next((name for known, name in (*self.first, *self.others) if known == code), code)


def countries(data: Mapping[str, Any], language: str) -> Countries:
    """Read the data of countries.toml in a language; raises KeyError for one it does not have."""
    names = {code: texts[language] for code, texts in data["countries"].items()}
    others = sorted(names.keys() - set(data["first"]), key=lambda code: _folded(names[code]))
    return Countries(
        first=tuple(Country(code, names[code]) for code in data["first"]),
        others=tuple(Country(code, names[code]) for code in others),
    )


def _folded(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
