"""Templates of letters: what a letter says, when it fits, what it needs and what goes along.

A template is plain text. It opens with a table in TOML between two lines of `+++`; then come the
subject and the paragraphs, parted by empty lines, with `$fields` in them. A paragraph that is
`$facts`, `$family` or another table alone becomes that table.
"""

import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from casework.casefile import PROCEDURES
from casework.errors import CaseworkError

FENCE = "+++"
NOTICE_DUE = "notice_due"
CLIENT, LAWYER, NOBODY = "client", "lawyer", "nobody"
# Who signs: the representative, or without one the client; a letter may have a sender of its own.
PARTY, OFFICE = "party", "office"
SENDERS = (PARTY, OFFICE, CLIENT)

# A field; two dollars are one dollar sign.
_FIELD = re.compile(r"\$(?:\$|\{(?P<braced>[^}\n]*)\}|(?P<bare>[a-z_][a-z0-9_]*)|(?P<none>))", re.I)
_LINE_OF_TOML = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """One letter in one language.

    `fits` are codes of `casework.letters.fit`, `needs` of `casework.letters.checks`, `asks` of
    `casework.letters.checklist`, `enclosures` of what goes along; `typed` names what a volunteer
    types for this letter alone. `to` is a key of the file of addresses, or `CLIENT`, `LAWYER` or
    `NOBODY`; `sender` one of `SENDERS`. `procedures` is empty for a letter that goes with every
    procedure. `title` is only given by a template of the office's own; a shipped one has its
    title in the sentences.
    """

    name: str
    language: str
    subject: str
    paragraphs: tuple[str, ...]
    to: str
    procedures: tuple[str, ...] = ()
    fits: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    enclosures: tuple[str, ...] = ()
    registered: bool = False
    title: str = ""
    sender: str = PARTY
    asks: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether the office made it itself."""
        return bool(self.title)

    @property
    def notice(self) -> bool:
        """Whether the letter is a notice of default."""
        return NOTICE_DUE in self.fits

    def is_for(self, procedure: str) -> bool:
        """Whether the letter goes with the procedure."""
        return not self.procedures or procedure in self.procedures


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words a template may use; `fields` and `tables` without their dollar sign."""

    fields: frozenset[str]
    tables: frozenset[str]
    fits: frozenset[str]
    needs: frozenset[str]
    enclosures: frozenset[str]
    addressees: frozenset[str]
    asks: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()


class TemplateError(CaseworkError):
    """A template that cannot be used: in which one, on which line, and a code for what is wrong."""

    def __init__(self, template: str, line: int, code: str, given: str = "") -> None:
        super().__init__(f"{template}: line {line}: {code} {given}".strip())
        self.template = template
        self.line = line
        self.code = code
        self.given = given


def read_template(name: str, language: str, text: str, known: Vocabulary) -> LetterTemplate:
    """Read a template and check all of it; raises TemplateError for the first thing wrong."""
    wrong = _Wrong(name)
    lines = text.replace("\r\n", "\n").split("\n")
    opened = bool(lines) and lines[0].strip() == FENCE
    end = next((at for at in range(1, len(lines)) if lines[at].strip() == FENCE), None)
    if not opened or end is None:
        raise wrong(1, "no_table")
    table = _table("\n".join(lines[1:end]), wrong)
    settings = _settings(table, lines, known, wrong)
    subject, *paragraphs = _paragraphs(lines, end + 1, known, wrong)
    return LetterTemplate(name, language, subject, tuple(paragraphs), **settings)


def fields_in(text: str) -> tuple[str, ...]:
    """Return the fields a text asks for, in order; an empty name for a lone dollar sign."""
    return tuple(
        found["braced"] or found["bare"] or ""
        for found in _FIELD.finditer(text)
        if found.group() != "$$"
    )


class _Wrong:
    """Makes the errors of one template."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, line: int, code: str, given: str = "") -> TemplateError:
        return TemplateError(self._name, line, code, given)


def _table(text: str, wrong: _Wrong) -> Mapping[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE_OF_TOML.search(str(error))
        # The table begins on the second line.
        raise wrong(int(found[1]) + 1 if found else 1, "not_toml") from error


def _settings(
    table: Mapping[str, Any], lines: list[str], known: Vocabulary, wrong: _Wrong
) -> dict[str, Any]:
    allowed: dict[str, Collection[str] | None] = {
        "to": known.addressees | {CLIENT, LAWYER, NOBODY},
        "procedures": PROCEDURES,
        "fits": known.fits,
        "needs": known.needs,
        "enclosures": known.enclosures,
        "sender": SENDERS,
        "asks": known.asks,
        "typed": known.typed,
        "registered": None,
        "title": None,
    }
    for key, value in table.items():
        if key not in allowed:
            raise wrong(_line_of(key, lines), "unknown_key", key)
        _check_value(key, value, allowed[key], lambda *said: wrong(_line_of(key, lines), *said))  # noqa: B023  (called at once)
    if "to" not in table:
        raise wrong(1, "key_missing", "to")
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}


def _check_value(
    key: str, value: object, words: Collection[str] | None, wrong: Callable[..., TemplateError]
) -> None:
    kinds = {"to": str, "sender": str, "title": str, "registered": bool}
    if not isinstance(value, kinds.get(key, list)):
        raise wrong("wrong_kind", key)
    given = value if isinstance(value, list) else [value]
    unknown = [word for word in given if words is not None and word not in words]
    if unknown:
        raise wrong("unknown_word", str(unknown[0]))


def _line_of(key: str, lines: list[str]) -> int:
    start = re.compile(rf"\s*{re.escape(key)}\s*=")
    return next((at for at, line in enumerate(lines, start=1) if start.match(line)), 1)


def _paragraphs(lines: list[str], start: int, known: Vocabulary, wrong: _Wrong) -> list[str]:
    found: list[str] = []
    current: list[str] = []
    for at, line in enumerate([*lines[start:], ""], start=start + 1):
        if line.strip():
            _check_fields(line, at, known, wrong)
            current.append(line.strip())
        elif current:
            found.append(" ".join(current))
            current = []
    if len(found) < 2:
        raise wrong(len(lines), "empty")
    return found


def _check_fields(line: str, at: int, known: Vocabulary, wrong: _Wrong) -> None:
    for field in fields_in(line):
        if not field:
            raise wrong(at, "lone_dollar")
        if field in known.tables:
            if line.strip() not in {f"${field}", f"${{{field}}}"}:
                raise wrong(at, "table_in_text", field)
        elif field not in known.fields:
            raise wrong(at, "unknown_field", field)
