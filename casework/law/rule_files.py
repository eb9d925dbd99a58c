"""Reading rule files, strictly: whatever is unknown, missing or contradictory stops the program."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

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
from casework.law.assessment import DISPUTED, HISTORIC, SETTLED, UNCONFIRMED
from casework.law.legal_calendar import COUNTINGS, LegalCalendar
from casework.law.rule_checks import check_names, check_rule, check_version
from casework.law.rule_tables import Table, table_of
from casework.law.rules import Band, Rule, Rules, RuleVersion, Source
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
    """Read the rule files (name to text); raises RuleError that names file, line and key."""
    designated: tuple[date, ...] = ()
    rules, tables = [], {}
    for name in sorted(files):
        table = table_of(name, files[name])
        if name.startswith(DESIGNATED_DAYS):
            designated += _designated(table)
        else:
            rules.append(_rule(table))
            tables[rules[-1].id] = table
    check_names(rules, tables)
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


def _rule(table: Table) -> Rule:
    versions = tuple(_rule_version(entry) for entry in table.tables("version"))
    if not versions:
        raise table.error("version", "rule_key_missing")
    rule = Rule(
        id=table.one_of("id", (table.file.removesuffix(".toml"),)),
        kind=table.one_of("kind", KINDS),
        title=table.take("title", str),
        procedures=table.words("procedures", PROCEDURES),
        certainty=table.one_of("certainty", _CERTAINTIES),
        selected_by=table.one_of("selected_by", EVENT_KINDS),
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
        on=table.one_of("on", OWNERS) if "on" in table.data else "",
        deadline=table.take("deadline", str, ""),
        gap=table.take("gap", str, ""),
    )
    table.finish()
    check_rule(table, rule)
    return rule


def _rule_version(table: Table) -> RuleVersion:
    sources = tuple(_source(entry) for entry in table.tables("source"))
    if not sources:
        raise table.error("source", "rule_key_missing")
    version = RuleVersion(
        valid_from=table.take("valid_from", date),
        valid_to=table.optional_day("valid_to"),
        span=_span(table),
        counting=table.one_of("counting", COUNTINGS),
        text=table.take("text", str),
        note=table.take("note", str, ""),
        announced=table.take("announced", bool, False),
        sources=sources,
        bands=_bands(table),
    )
    table.finish()
    check_version(table, version)
    return version


def _span(table: Table) -> Span | None:
    if "amount" not in table.data:
        return None
    amount = table.number("amount")
    return Span(amount, _SPAN_UNITS[table.one_of("unit", _SPAN_UNITS)])


def _bands(table: Table) -> tuple[Band, ...]:
    bands = []
    for entry in table.tables("band"):
        bands.append(Band(entry.number("days"), entry.number("euros")))
        entry.finish()
    return tuple(bands)


def _source(table: Table) -> Source:
    source = Source(
        citation=table.take("citation", str),
        url=table.take("url", str),
        checked_on=table.take("checked_on", date),
    )
    table.finish()
    if not source.citation.strip():
        raise table.error("citation", "rule_key_missing")
    if not source.url.startswith("https://"):
        raise table.error("url", "https_needed")
    return source


def _designated(table: Table) -> tuple[date, ...]:
    days = []
    for entry in table.tables("day"):
        days.append(entry.take("date", date))
        entry.take("text", str)
        _source(entry.table("source"))
        entry.finish()
    if not days:
        raise table.error("day", "rule_key_missing")
    table.finish()
    return tuple(days)
