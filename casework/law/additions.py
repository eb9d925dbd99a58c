"""Rules an office adds of its own: a moratorium that began, was extended or ended, a free day."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.errors import InvalidFactsError, Problem, RuleError
from casework.law.rule_files import DESIGNATED_DAYS, read_rules
from casework.law.rules import Rules, Source
from casework.law.toml_lines import line_of

# Looking for it takes a fraction of the time of reading all shipped files.
_MORATORIUM = re.compile(r'^kind\s*=\s*"moratorium"', re.MULTILINE)
_LAST_DAY = re.compile(r"^valid_to\s*=\s*(?P<day>\d{4}-\d{2}-\d{2})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Addition:
    """A rule file of the office's own, with why and when it was added; never edited afterwards.

    `name` is the file's name. One with the name of a shipped file takes its place, until a release
    brings a shipped file of which a source was checked after `added_on`. A moratorium also makes
    way for a shipped one that began for the same country on the same day. `withdrawn_on` is the
    first day on which it no longer counts, with the reason beside it: that it was held until then
    stays a fact. `number` is given by the vault, in the order of adding.
    """

    name: str
    text: str
    reason: str
    added_on: date
    withdrawn_on: date | None = None
    number: int | None = None
    withdrawn_because: str = ""


@dataclass(frozen=True, slots=True)
class AgreedRules:
    """The shipped rule files (name to text) that the office works with, and since when.

    Those of a newer release take their place only after a yes.
    """

    files: Mapping[str, str]
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where an office read what it adds: a citation and the https address."""

    citation: str
    url: str


@dataclass(frozen=True, slots=True)
class FreeDay:
    """A day designated as free, and where that was read."""

    day: date
    text: str
    source: Source


def merged(shipped: Mapping[str, str], additions: Iterable[Addition]) -> dict[str, str]:
    """Lay the additions that count over the shipped rule files; the newest of a name wins."""
    files = dict(shipped)
    for addition in sorted(additions, key=lambda addition: addition.added_on):
        if addition.withdrawn_on is None and not _overtaken(shipped, addition):
            files[addition.name] = addition.text
    return files


def overtaken(shipped: Mapping[str, str], additions: Iterable[Addition]) -> tuple[Addition, ...]:
    """List the additions that a release has made superfluous."""
    return tuple(addition for addition in additions if _overtaken(shipped, addition))


def own_names(shipped: Mapping[str, str], additions: Iterable[Addition]) -> frozenset[str]:
    """Name the files that come from the office, so that they can be marked as such."""
    files = merged(shipped, additions)
    return frozenset(name for name, text in files.items() if shipped.get(name) != text)


def moratorium(
    country: str,
    label: str,
    first: date,
    last: date,
    evidence: Evidence,
    reason: str,
    today: date,
    *,
    groups: tuple[str, ...] = (),
) -> Addition:
    """Make an addition for a decision moratorium of which both days are inclusive.

    `country` is an ISO 3166-1 alpha-3 code, `label` its name in words. Raises InvalidFactsError
    for what cannot be.
    """
    _check(evidence, reason, first, last)
    rule_id = f"moratorium_{country.lower()}_{first.isoformat().replace('-', '_')}"
    text = f"""# A decision moratorium that the office added; both days are inclusive.
id = {_quoted(rule_id)}
kind = "moratorium"
title = {_quoted(f"Besluitmoratorium {label}")}
procedures = ["asiel"]
extends = "asiel_zes_maanden"
budget = {_quoted(rule_id)}
certainty = "unconfirmed"
selected_by = "aanvraag_ingediend"
countries = [{_quoted(country)}]
groups = [{", ".join(_quoted(group) for group in groups)}]

[[version]]
valid_from = {first.isoformat()}
valid_to = {last.isoformat()}
amount = 12
unit = "months"
counting = "unmoved"
text = "Toegevoegd door het kantoor."
note = {_quoted(reason)}

{_source("version.source", evidence, today, many=True)}"""
    return Addition(f"{rule_id}.toml", text, reason, today)


def with_end(
    name: str, text: str, last: date, evidence: Evidence, reason: str, today: date
) -> Addition:
    """Make an addition that gives a moratorium another last day: it was extended, or ended early.

    The wording that is replaced stays in the vault or the release it came from. Raises RuleError
    for a rule without a last day, InvalidFactsError for what cannot be.
    """
    version = tomllib.loads(text)["version"][-1]
    _check(evidence, reason, version["valid_from"], last)
    source = _source("version.source", evidence, today, many=True)
    changed = f"{_with_last_day(text, last)}\n\n{source}"
    if tomllib.loads(changed)["version"][-1].get("valid_to") != last:
        raise RuleError(name, "version.valid_to", "rule_key_missing", (), line_of(text, "version"))
    return Addition(name, changed, reason, today)


def free_day(day: date, label: str, evidence: Evidence, reason: str, today: date) -> Addition:
    """Make an addition for a day designated as free (Algemene termijnenwet, art. 3, lid 3)."""
    _check(evidence, reason, day, day)
    source = _source("day.source", evidence, today, many=False)
    text = f"""# A free day that the office added.
[[day]]
date = {day.isoformat()}
text = {_quoted(label)}

{source}"""
    return Addition(f"{DESIGNATED_DAYS}_{day.isoformat()}.toml", text, reason, today)


def is_free_days(name: str) -> bool:
    """Whether a rule file holds free days instead of a rule."""
    return name.startswith(DESIGNATED_DAYS)


def free_days_in(text: str) -> tuple[FreeDay, ...]:
    """List the days of a file that may be used, in its order."""
    return tuple(
        FreeDay(entry["date"], entry["text"], Source(**entry["source"]))
        for entry in tomllib.loads(text)["day"]
    )


def title_in(name: str, text: str) -> str:
    """Return the title of a rule that may be used; for free days the name of the file."""
    return str(tomllib.loads(text).get("title", name))


def rules_with(shipped: Mapping[str, str], additions: Iterable[Addition]) -> Rules:
    """Read the shipped rules with the additions over them; raises RuleError for a bad one."""
    return read_rules(merged(shipped, additions))


def _check(evidence: Evidence, reason: str, first: date, last: date) -> None:
    problems = [
        Problem("required", name)
        for name, text in (("reason", reason), ("citation", evidence.citation))
        if not text.strip()
    ]
    if not evidence.url.startswith("https://"):
        problems.append(Problem("https_needed", "url"))
    if last < first:
        problems.append(Problem("until_before_date", "last"))
    if problems:
        raise InvalidFactsError(problems)


def _overtaken(shipped: Mapping[str, str], addition: Addition) -> bool:
    text = shipped.get(addition.name)
    if text is None:
        own = _periods(addition.text)
        return bool(own) and any(own & _periods(other) for other in shipped.values())
    return any(day > addition.added_on for day in _checked_days(tomllib.loads(text)))


def _periods(text: str) -> frozenset[tuple[object, ...]]:
    """List for whom and from which days a moratorium holds; nothing for other rules."""
    if not _MORATORIUM.search(text):
        return frozenset()
    try:
        data = tomllib.loads(text)
        groups = frozenset(data.get("groups", ()))
        return frozenset(
            (country, groups, version["valid_from"])
            for country in data["countries"]
            for version in data["version"]
        )
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        # It makes way for nothing, so it will be read as a rule, and that names the mistake.
        return frozenset()


def _with_last_day(text: str, last: date) -> str:
    """Put another day in the last line that holds the last day of a wording."""
    lines = list(_LAST_DAY.finditer(text))
    if not lines:
        return text
    start, end = lines[-1].span("day")
    return f"{text[:start]}{last.isoformat()}{text[end:]}".rstrip("\n")


def _checked_days(data: object) -> list[date]:
    if isinstance(data, dict):
        own = data.get("checked_on")
        found = [own] if isinstance(own, date) else []
        return found + [day for value in data.values() for day in _checked_days(value)]
    if isinstance(data, list):
        return [day for value in data for day in _checked_days(value)]
    return []


def _source(table: str, evidence: Evidence, today: date, *, many: bool) -> str:
    head = f"[[{table}]]" if many else f"[{table}]"
    return (
        f"{head}\ncitation = {_quoted(evidence.citation)}\nurl = {_quoted(evidence.url)}\n"
        f"checked_on = {today.isoformat()}\n"
    )


def _quoted(text: str) -> str:
    # A TOML basic string escapes as JSON does.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
