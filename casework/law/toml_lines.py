"""On which line of a TOML text a key stands; the reader of the standard library does not tell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
      | (?P<long>\"{3}(?:(?:\\.|[^\\])*?\"{3,5}|.*)|'{3}(?:.*?'{3,5}|.*))
      | (?P<text>"(?:\\.|[^"\\\n])*"|'[^'\n]*')
      | (?P<mark>[\[\]{}=,.\n])
      | (?P<bare>[^\s\[\]{}=,.\#"']+|.)""",
    re.VERBOSE | re.DOTALL,
)
_OPENING = frozenset("[{")
_CLOSING = frozenset("]}")


class Place(NamedTuple):
    """A key with its line; that of a list of tables carries a number: `version[1].amount`."""

    path: str
    line: int


class _Piece(NamedTuple):
    text: str
    line: int


def places_in(text: str) -> tuple[Place, ...]:
    """List the keys and table headings of a text in their order.

    In a text that is no TOML it goes on as well as it can, so that the last place before a mistake
    is the one the mistake is in.
    """
    return tuple(_Scan(text).places())


def line_of(text: str, path: str) -> int:
    """Return the line of a key, or else of the table it is missing from; the whole text is 1."""
    lines: dict[str, int] = {}
    for place in places_in(text):
        lines.setdefault(place.path, place.line)
    while path and path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines.get(path, 1)


class _Scan:
    """Goes through the pieces of a text once."""

    def __init__(self, text: str) -> None:
        self._pieces = list(_pieces(text))
        self._at = 0
        self._table = ""
        self._counts: dict[str, int] = {}

    def places(self) -> Iterator[Place]:
        while self._at < len(self._pieces):
            if self._now() == "\n":
                self._at += 1
            elif self._now() == "[":
                yield from self._heading()
            else:
                yield from self._entry(self._table)
                self._skip_line()

    def _now(self) -> str:
        return self._pieces[self._at].text if self._at < len(self._pieces) else "\n"

    def _skip_line(self) -> None:
        while self._now() != "\n":
            self._at += 1

    def _heading(self) -> Iterator[Place]:
        line, many = self._pieces[self._at].line, False
        self._at += 1
        if self._now() == "[":
            self._at, many = self._at + 1, True
        parts = self._name("]\n")
        self._skip_line()
        self._table = ""
        for part in parts[:-1]:
            self._table = self._last_of(_joined(self._table, part))
            yield Place(self._table, line)
        self._table = _joined(self._table, parts[-1]) if parts else ""
        if many:
            yield Place(self._table, line)
            number = self._counts[self._table] = self._counts.get(self._table, -1) + 1
            self._table = f"{self._table}[{number}]"
        yield Place(self._table, line)

    def _entry(self, table: str) -> Iterator[Place]:
        """Read `key = value`; a dotted key names the tables on its way too."""
        line = self._pieces[self._at].line
        path = table
        parts = self._name("=\n,}")
        if not parts:
            yield Place(_joined(table, ""), line)
        for part in parts:
            path = _joined(path, part)
            yield Place(path, line)
        if self._now() == "=":
            self._at += 1
            yield from self._value(path)

    def _value(self, path: str) -> Iterator[Place]:
        opened = self._now()
        if opened not in _OPENING:
            while self._now() not in "\n,]}":
                self._at += 1
            return
        self._at += 1
        number = 0
        while self._at < len(self._pieces) and self._now() not in _CLOSING:
            if self._now() in "\n,":
                number += self._now() == ","
                self._at += 1
            elif opened == "{":
                yield from self._entry(path)
            else:
                item = f"{path}[{number}]"
                if self._now() == "{":
                    yield Place(item, self._pieces[self._at].line)
                yield from self._value(item)
        self._at += 1

    def _name(self, ends: str) -> list[str]:
        parts = []
        while self._now() not in ends:
            if self._now() != ".":
                parts.append(self._now().strip("\"'"))
            self._at += 1
        return parts

    def _last_of(self, table: str) -> str:
        """Return the table that a heading lies in; of a list of tables that is the last one."""
        return f"{table}[{self._counts[table]}]" if table in self._counts else table


def _joined(table: str, name: str) -> str:
    return f"{table}.{name}" if table else name


def _pieces(text: str) -> Iterator[_Piece]:
    line = 1
    for match in _PIECE.finditer(text):
        if match.lastgroup != "skip":
            yield _Piece(match[0], line)
        line += match[0].count("\n")
