"""Legal cases as data: facts, what is expected of them, and where that was read.

A file in tests/cases has `procedure`, perhaps `as_of`, and any number of [[case]] tables with

    says      what the case shows, in a sentence
    source    the ruling or article it rests on, or "derived" with the reason
    events    the facts, in the form of `termijnwacht calculate`
    expect    what must come out; what is not named is not compared

and, where they matter, `as_of`, `procedure`, `track`, `nationality` and `groups`.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from casework.casefile import CaseEvent, problems_of_events
from casework.law.assessment import Assessment
from casework.law.dossier import Facts
from casework.law.engine import MissingFactError, assess
from casework.law.rules import NoRuleInForceError, Rules

FOLDER = Path(__file__).resolve().parents[2] / "cases"
TODAY = date(2026, 11, 22)

_KEYS = {
    "says",
    "source",
    "events",
    "expect",
    "as_of",
    "procedure",
    "track",
    "nationality",
    "groups",
}
_AMOUNTS = ("penalty_per_day", "penalty_maximum")


@dataclass(frozen=True)
class Case:
    """One case of a file."""

    file: str
    says: str
    source: str
    facts: Facts
    as_of: date
    expect: dict

    def __str__(self):
        return f"{self.file}: {self.says}"


def read_cases() -> tuple[Case, ...]:
    """Read all files; a key that means nothing is an error."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _cases_in(path))


def outcome(case: Case, rules: Rules) -> dict:
    """Return what the program makes of a case, under the names that `expect` uses."""
    problems = problems_of_events(case.facts.procedure, case.facts.events, case.as_of)
    if problems:
        return {"refused": problems[0].code, "field": problems[0].field}
    try:
        return answer(assess(case.facts, rules, case.as_of))
    except MissingFactError as error:
        return {"refused": "missing_fact", "field": error.kind}
    except NoRuleInForceError:
        return {"refused": "no_rule"}


def differences(case: Case, rules: Rules) -> dict:
    """Return what comes out otherwise than the case expects: (expected, found) by name."""
    found = outcome(case, rules)
    wrong = {
        key: (value, found.get(key))
        for key, value in case.expect.items()
        if key not in ("warns", "silent") and found.get(key) != value
    }
    warnings = set(found.get("warnings", ()))
    missing = set(case.expect.get("warns", ())) - warnings
    unwanted = set(case.expect.get("silent", ())) & warnings
    if missing or unwanted:
        wrong["warnings"] = (sorted(missing), sorted(unwanted))
    return wrong


def answer(assessment: Assessment) -> dict:
    """Write an assessment out flat."""
    notice, appeal = assessment.ingebrekestelling, assessment.beroep
    return {
        **_term(assessment),
        "notice_needed": notice.needed,
        "notice_safe_from": notice.safe_from,
        "notice_arguable_from": notice.arguable_from,
        "notices": [given.verdict for given in notice.given],
        "appeal_from": appeal.start or "",
        "appeals": [lodged.verdict for lodged in appeal.lodged],
        **_penalties(assessment),
        "deadlines": _by_name(assessment, "last_day"),
        "deadline_certainty": _by_name(assessment, "certainty"),
        "warnings": [alert.code for alert in assessment.warnings],
        "next_step": assessment.next_step.code,
    }


def days_touched(case: Case, rules: Rules) -> set[date]:
    """Return every day that plays a part in a case: asked, given, counted or expected."""
    days = {case.as_of, *_dates(case.expect)}
    for event in case.facts.events:
        days |= {event.day, event.until, event.announced, event.sent}
    try:
        assessment = assess(case.facts, rules, case.as_of)
    except (MissingFactError, NoRuleInForceError):
        return days - {None}
    term = assessment.beslistermijn
    for reading in term.readings if term is not None else ():
        days |= {step.day for step in reading.steps}
    return days - {None}


def _term(assessment: Assessment) -> dict:
    term, ceiling, ruling = assessment.beslistermijn, assessment.maximum, assessment.uitspraak
    readings = term.readings if term is not None else ()
    return {
        "safe": term.safe if term is not None else "",
        "arguable": term.arguable if term is not None else "",
        "readings": {reading.id: reading.last_day for reading in readings},
        "certainty": {reading.id: reading.certainty for reading in readings},
        "maximum": ceiling.last_day if ceiling is not None else "",
        "maximum_passed": ceiling is not None and ceiling.passed,
        "court_term": (ruling.last_day if ruling is not None else None) or "",
        "court_term_passed": ruling is not None and ruling.passed,
    }


def _penalties(assessment: Assessment) -> dict:
    by_law, by_court = assessment.bestuurlijke_dwangsom, assessment.rechterlijke_dwangsom
    found: dict = {"no_penalty": by_law is None}
    if by_law is not None:
        found["penalty_due"] = by_law.due
        found["penalty_first_day"] = by_law.first_day or ""
        found["penalty_days"] = by_law.days
        found["penalty"] = by_law.amount
        found["penalty_at_most"] = by_law.maximum
        found["penalty_certainty"] = by_law.certainty
    if by_court is not None:
        found["court_penalty"] = by_court.amount
        found["court_penalty_days"] = by_court.days
    return found


def _by_name(assessment: Assessment, attribute: str) -> dict:
    """Return something of each deadline by its kind; a second one of a kind gets a number."""
    found: dict = {}
    for deadline in assessment.deadlines:
        again = sum(name.split("-")[0] == deadline.kind for name in found)
        name = f"{deadline.kind}-{again + 1}" if again else deadline.kind
        found[name] = getattr(deadline, attribute)
    return found


def _cases_in(path: Path) -> Iterator[Case]:
    data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    unknown = set(data) - {"procedure", "as_of", "case"}
    if unknown:
        raise ValueError(f"{path.name}: {unknown}")
    for raw in data["case"]:
        yield _case(path.stem, {"procedure": data["procedure"], **raw}, data.get("as_of", TODAY))


def _case(file: str, raw: dict, as_of: date) -> Case:
    unknown = set(raw) - _KEYS
    if unknown or not raw["says"] or not raw["source"] or not raw["expect"]:
        raise ValueError(f"{file}: {raw.get('says')}: {unknown or 'incomplete'}")
    facts = Facts(
        procedure=raw["procedure"],
        events=tuple(_event(event) for event in raw["events"]),
        track=raw.get("track", "gewoon"),
        nationality=raw.get("nationality"),
        groups=tuple(raw.get("groups", ())),
    )
    return Case(file, raw["says"], raw["source"], facts, raw.get("as_of", as_of), raw["expect"])


def _event(raw: dict) -> CaseEvent:
    details = dict(raw)
    for key in _AMOUNTS:
        if key in details:
            details[key] = Decimal(details[key])
    return CaseEvent(details.pop("kind"), details.pop("date"), **details)


def _dates(value: object) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _dates(each)
