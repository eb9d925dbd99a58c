"""The tables of a rule file, read strictly: what is not taken out of one is unknown."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from casework.errors import RuleError
from casework.law.toml_lines import line_of, places_in
from casework.phrases import Word

_AT_LINE = re.compile(r"at line (\d+)")
_LONGEST_SHOWN = 60

Wanted = TypeVar("Wanted")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a rule file: `path` tells where it stands in `text`, `data` what is left of it."""

    file: str
    text: str
    path: str
    data: dict[str, Any]

    def take(self, key: str, kind: type[Wanted], default: Wanted | None = None) -> Wanted:
        """Take a value; raises RuleError when it is of another type, or absent without default."""
        value = self.data.pop(key, default)
        if value is None:
            raise self.error(key, "rule_key_missing")
        # A bool is an int to Python, and a datetime a date; neither is meant.
        if type(value) is not kind:
            wanted = Word("rule_value", kind.__name__)
            raise self.error(key, "rule_wrong_type", ("wanted", wanted), ("given", _shown(value)))
        return value

    def one_of(self, key: str, known: Iterable[str]) -> str:
        """Take a word that must be known."""
        value = self.take(key, str)
        if value not in known:
            raise self.error(key, "rule_unknown_value", ("given", _shown(value)))
        return value

    def words(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """Take a list of words, each of which must be known; absent means none."""
        values = self.take(key, list, [])
        for value in values:
            if not isinstance(value, str) or (known is not None and value not in known):
                raise self.error(key, "rule_unknown_value", ("given", _shown(value)))
        return tuple(values)

    def number(self, key: str) -> int:
        """Take a whole number of at least one."""
        value = self.take(key, int)
        if value < 1:
            raise self.error(key, "rule_below_one")
        return value

    def tables(self, key: str) -> list["Table"]:
        """Take a list of tables; absent means none."""
        found = []
        for index, raw in enumerate(self.take(key, list, [])):
            if not isinstance(raw, dict):
                wanted = Word("rule_value", "dict")
                raise self.error(key, "rule_wrong_type", ("wanted", wanted), ("given", _shown(raw)))
            found.append(Table(self.file, self.text, f"{self.path}{key}[{index}].", raw))
        return found

    def table(self, key: str) -> "Table":
        """Take one table."""
        return Table(self.file, self.text, f"{self.path}{key}.", self.take(key, dict))

    def optional_day(self, key: str) -> date | None:
        """Take a date that may be absent."""
        return self.take(key, date) if key in self.data else None

    def finish(self) -> None:
        """Refuse what was not taken."""
        for key in self.data:
            raise self.error(key, "rule_key_unknown")

    def error(self, key: str, code: str, *values: tuple[str, object]) -> RuleError:
        """Make the error that names this file, the line and the key."""
        path = f"{self.path}{key}"
        return RuleError(self.file, path, code, values, line_of(self.text, path))


def table_of(file: str, text: str) -> Table:
    """Read a file; raises RuleError that names the line where it is no TOML."""
    try:
        return Table(file, text, "", tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _broken(file, text, str(error)) from error
    except RecursionError as error:
        raise RuleError(file, "-", "rule_not_toml") from error


def _broken(file: str, text: str, said: str) -> RuleError:
    """Find the key in which a text stops being TOML; one that stands there twice is one such."""
    at = _AT_LINE.search(said)
    places = places_in(text)
    if at is not None:
        places = tuple(place for place in places if place.line <= int(at[1]))
    if not places:
        return RuleError(file, "-", "rule_not_toml", (), int(at[1]) if at else 1)
    *before, last = places
    twice = last.path and any(place.path == last.path for place in before)
    code = "rule_key_twice" if twice else "rule_not_toml"
    return RuleError(file, last.path.rstrip(".") or "-", code, (), int(at[1]) if at else last.line)


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
