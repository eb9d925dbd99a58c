"""Reading rule files, strictly: whatever is unknown, missing or contradictory stops the program."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from casework.casefile import (
    EVENT_KINDS,
    EXTENSION_GROUNDS,
    GROUPS,
    OUTCOMES,
    PERMIT_STATUSES,
    PROCEDURES,
    SUSPENSION_GROUNDS,
    TRACKS,
    VOORNEMEN_GROUNDS,
)
from casework.errors import RuleError
from casework.law.assessment import DISPUTED, HISTORIC, SETTLED, UNCONFIRMED
from casework.law.legal_calendar import ATW, COUNTINGS, LegalCalendar
from casework.law.rules import Band, Rule, Rules, RuleVersion, Source
from casework.law.spans import atw_applies
from casework.phrases import Span

DESIGNATED_DAYS = "designated_days"

KINDS = (
    "term",
    "categorical_extension",
    "individual_extension",
    "alternative_start",
    "ceiling",
    "suspension",
    "suspension_by_law",
    "moratorium",
    "two_weeks",
    "court_term",
    "administrative_penalty",
    "deadline",
)
OWNERS = ("client", "ind", "rechtbank")
_SPAN_UNITS = {"days": "day", "weeks": "week", "months": "month", "working_days": "working_day"}
_CERTAINTIES = (SETTLED, DISPUTED, UNCONFIRMED, HISTORIC)


def read_rules(files: Mapping[str, str]) -> Rules:
    """Read the rule files (name to text); raises RuleError that names file and key."""
    designated: tuple[date, ...] = ()
    rules = []
    for name in sorted(files):
        data = _parse(name, files[name])
        if name.startswith(DESIGNATED_DAYS):
            designated += _designated(name, data)
        else:
            rules.append(_rule(name, data))
    _check_names(rules)
    return Rules(
        all=tuple(rules),
        calendar=LegalCalendar(designated),
        version=_version(rules),
        sha256=_digest(files),
        by_kind=_by_kind(rules),
        countries=frozenset(country for rule in rules for country in rule.countries),
    )


def _by_kind(rules: Iterable[Rule]) -> dict[tuple[str, str], tuple[Rule, ...]]:
    found: dict[tuple[str, str], tuple[Rule, ...]] = {}
    for rule in rules:
        for procedure in rule.procedures:
            key = (rule.kind, procedure)
            found[key] = (*found.get(key, ()), rule)
    return found


def _version(rules: Iterable[Rule]) -> str:
    checked = [
        source.checked_on
        for rule in rules
        for version in rule.versions
        for source in version.sources
    ]
    return max(checked).isoformat() if checked else ""


def _digest(files: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{files[name]}\0".encode())
    return digest.hexdigest()


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RuleError(name, "-", str(error)) from error


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a rule file: takes keys out one by one, so that what is left is unknown."""

    file: str
    path: str
    data: dict[str, Any]

    def take(self, key: str, kind: type, default: Any = None) -> Any:  # noqa: ANN401 - as in TOML
        """Take a value; raises RuleError when it is of another type, or absent without default."""
        value = self.data.pop(key, default)
        if value is None:
            raise self.error(key, "is missing")
        # A bool is an int to Python, and a datetime a date; neither is meant.
        if type(value) is not kind:
            raise self.error(key, f"must be a {kind.__name__}, not {value!r}")
        return value

    def words(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """Take a list of words, each of which must be known; absent means none."""
        values = self.take(key, list, [])
        for value in values:
            if not isinstance(value, str) or (known is not None and value not in known):
                raise self.error(key, f"does not know {value!r}")
        return tuple(values)

    def tables(self, key: str) -> list["_Table"]:
        """Take a list of tables; absent means none."""
        found = []
        for index, raw in enumerate(self.take(key, list, [])):
            if not isinstance(raw, dict):
                raise self.error(key, f"must be a list of tables, not {raw!r}")
            found.append(_Table(self.file, f"{self.path}{key}[{index}].", raw))
        return found

    def optional_day(self, key: str) -> date | None:
        """Take a date that may be absent."""
        return self.take(key, date) if key in self.data else None

    def finish(self) -> None:
        """Refuse what was not taken."""
        for key in self.data:
            raise self.error(key, "is unknown")

    def error(self, key: str, why: str) -> RuleError:
        """Make the error that names this file and key."""
        return RuleError(self.file, f"{self.path}{key}", why)


def _rule(name: str, data: dict[str, Any]) -> Rule:
    table = _Table(name, "", data)
    versions = tuple(_rule_version(entry) for entry in table.tables("version"))
    if not versions:
        raise table.error("version", "is missing")
    rule = Rule(
        id=_one_of(table, "id", (name.removesuffix(".toml"),)),
        kind=_one_of(table, "kind", KINDS),
        title=table.take("title", str),
        procedures=table.words("procedures", PROCEDURES),
        certainty=_one_of(table, "certainty", _CERTAINTIES),
        selected_by=_one_of(table, "selected_by", EVENT_KINDS),
        versions=versions,
        tracks=table.words("tracks", TRACKS),
        reading=table.take("reading", str, ""),
        starts_from=table.words("starts_from", EVENT_KINDS),
        ended_by=table.words("ended_by", EVENT_KINDS),
        grounds=table.words("grounds", EXTENSION_GROUNDS),
        reasons=table.words("reasons", (*SUSPENSION_GROUNDS, *VOORNEMEN_GROUNDS)),
        budget=table.take("budget", str, ""),
        extends=table.take("extends", str, ""),
        after_rule=table.take("after_rule", str, ""),
        held_from=table.optional_day("held_from"),
        held_until=table.optional_day("held_until"),
        running_on=table.optional_day("running_on"),
        fixed_start=table.optional_day("fixed_start"),
        after_extension=table.take("after_extension", bool, False),
        countries=table.words("countries"),
        groups=table.words("groups", GROUPS),
        outcomes=table.words("outcomes", OUTCOMES),
        statuses=table.words("statuses", PERMIT_STATUSES),
        on=_one_of(table, "on", OWNERS) if "on" in table.data else "",
        deadline=table.take("deadline", str, ""),
        gap=table.take("gap", str, ""),
    )
    table.finish()
    _check_rule(table, rule)
    return rule


def _one_of(table: _Table, key: str, known: Iterable[str]) -> str:
    value: str = table.take(key, str)
    if value not in known:
        raise table.error(key, f"does not know {value!r}")
    return value


def _rule_version(table: _Table) -> RuleVersion:
    sources = tuple(_source(entry) for entry in table.tables("source"))
    if not sources:
        raise table.error("source", "is missing")
    version = RuleVersion(
        valid_from=table.take("valid_from", date),
        valid_to=table.optional_day("valid_to"),
        span=_span(table),
        counting=_one_of(table, "counting", COUNTINGS),
        text=table.take("text", str),
        note=table.take("note", str, ""),
        announced=table.take("announced", bool, False),
        sources=sources,
        bands=_bands(table),
    )
    table.finish()
    _check_version(table, version)
    return version


def _span(table: _Table) -> Span | None:
    if "amount" not in table.data:
        return None
    amount = table.take("amount", int)
    unit = _one_of(table, "unit", _SPAN_UNITS)
    if amount < 1:
        raise table.error("amount", "must be at least 1")
    return Span(amount, _SPAN_UNITS[unit])


def _bands(table: _Table) -> tuple[Band, ...]:
    bands = []
    for entry in table.tables("band"):
        band = Band(entry.take("days", int), entry.take("euros", int))
        entry.finish()
        for key, value in (("days", band.days), ("euros", band.euros)):
            if value < 1:
                raise entry.error(key, "must be at least 1")
        bands.append(band)
    return tuple(bands)


def _source(table: _Table) -> Source:
    source = Source(
        citation=table.take("citation", str),
        url=table.take("url", str),
        checked_on=table.take("checked_on", date),
    )
    table.finish()
    if not source.citation.strip():
        raise table.error("citation", "is empty")
    if not source.url.startswith("https://"):
        raise table.error("url", "must be an https address")
    return source


def _check_version(table: _Table, version: RuleVersion) -> None:
    if version.valid_to is not None and version.valid_to < version.valid_from:
        raise table.error("valid_to", "lies before valid_from")
    if version.counting == ATW and version.span is not None and not atw_applies(version.span):
        raise table.error("counting", "atw does not apply to a term of this length (Atw, art. 4)")


_NEEDED: dict[str, tuple[str, ...]] = {
    "term": ("reading", "starts_from"),
    "categorical_extension": ("reading", "extends", "budget"),
    "individual_extension": ("reading", "extends", "budget", "grounds"),
    "alternative_start": ("reading", "extends"),
    "ceiling": ("starts_from",),
    "suspension": ("reasons",),
    "suspension_by_law": (),
    "moratorium": ("extends", "countries", "budget"),
    "two_weeks": ("starts_from",),
    "court_term": ("starts_from",),
    "administrative_penalty": (),
    "deadline": ("starts_from", "on", "deadline"),
}


# What these kinds are about is a length, or a period.
_NEEDS_LENGTH = ("term", "categorical_extension", "ceiling", "two_weeks", "deadline")
_NEEDS_END = ("suspension_by_law", "moratorium")


def _check_rule(table: _Table, rule: Rule) -> None:
    if not rule.procedures:
        raise table.error("procedures", "is missing")
    for key in _NEEDED[rule.kind]:
        if not getattr(rule, key):
            raise table.error(key, f"is missing for kind {rule.kind!r}")
    if (rule.certainty == HISTORIC) != (rule.held_until is not None):
        raise table.error("held_until", "goes with certainty historic, and only with it")
    _check_figures(table, rule)
    _check_order(table, rule)


def _check_figures(table: _Table, rule: Rule) -> None:
    for index, version in enumerate(rule.versions):
        if rule.kind in _NEEDS_LENGTH and version.span is None:
            raise table.error(f"version[{index}].amount", f"is missing for kind {rule.kind!r}")
        if rule.kind in _NEEDS_END and version.valid_to is None:
            raise table.error(f"version[{index}].valid_to", f"is missing for kind {rule.kind!r}")


def _check_order(table: _Table, rule: Rule) -> None:
    for index, (one, following) in enumerate(pairwise(rule.versions), start=1):
        key = f"version[{index}].valid_from"
        if one.valid_to is None or following.valid_from <= one.valid_to:
            raise table.error(key, "overlaps the version before it")
        if following.valid_from != one.valid_to + timedelta(days=1):
            raise table.error(key, "leaves a gap after the one before")


def _check_names(rules: Sequence[Rule]) -> None:
    """Refuse a rule that rests on one that is not there: it would never compute."""
    known = {rule.id for rule in rules}
    for rule in rules:
        for key in ("extends", "after_rule"):
            other = getattr(rule, key)
            if other and other not in known:
                raise RuleError(f"{rule.id}.toml", key, f"does not know {other!r}")


def _designated(name: str, data: dict[str, Any]) -> tuple[date, ...]:
    table = _Table(name, "", data)
    days = []
    for entry in table.tables("day"):
        days.append(entry.take("date", date))
        entry.take("text", str)
        _source(_Table(name, f"{entry.path}source.", entry.take("source", dict)))
        entry.finish()
    if not days:
        raise table.error("day", "is missing")
    table.finish()
    return tuple(days)
