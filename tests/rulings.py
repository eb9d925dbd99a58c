"""Published rulings against the engine: what courts held beside what the program says.

Each ruling is asked as of the day it was given. Where that day is not published it is asked as of
the last day of the year in its ECLI number: by then the ruling had been given.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from casework.casefile import CaseEvent
from casework.law.assessment import BETWIST, GELDIG, PREMATUUR, Assessment
from casework.law.dossier import Facts
from casework.law.engine import assess
from casework.law.rule_files import read_rules
from casework.law.rules import Rules

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "tests" / "cases" / "rulings.jsonl"

AGREE = "agree"
BOTH = "disputed"
OUTSIDE = "outside"
OUTLIER = "outlier"
DISAGREE = "disagree"

# Slips and loners among the rulings; no rule is bent to them.
OUTLIERS = {
    "RBDHA:2016:8879": "counts six months as ending a day early",
    "RBDHA:2023:9253": "counts six months as ending a day early",
    "RBDHA:2024:21727": "its last day fits only a Dublin start that it does not name",
    "RBDHA:2025:345": "its last day is one day late, without a reason",
    "RBDHA:2025:788": "contradicts itself on whether the notice came too early",
    "RBDHA:2025:7655": "the year of its notice cannot be right",
    "RBDHA:2025:15591": "names 24 March 2026 where its own count gives 22 March",
}

# Held on facts that the published text does not give.
UNTOLD = {
    "RBDHA:2026:1155": "held under a moratorium, but the country is not given",
}

_COUNTRIES = {
    "Afghanistan": "AFG",
    "China": "CHN",
    "Eritrea": "ERI",
    "Lebanon": "LBN",
    "Libya": "LBY",
    "Somalia": "SOM",
    "Sudan": "SDN",
    "Syria": "SYR",
    "Turkey": "TUR",
    "Zimbabwe": "ZWE",
}

_EVENTS = {
    "application_date": "aanvraag_ingediend",
    "dublin_start_date": "nederland_verantwoordelijk",
    "notice_sent_date": "ingebrekestelling_verzonden",
    "notice_received_date": "ingebrekestelling_ontvangen",
    "appeal_date": "beroep_niet_tijdig",
}

Json = Mapping[str, Any]


class Check(NamedTuple):
    """One thing a court held beside what the engine says of it."""

    what: str
    court: str
    engine: str
    verdict: str


class Compared(NamedTuple):
    """One ruling compared: its worst verdict, why it is outside, and what was compared."""

    ecli: str
    verdict: str
    because: str
    checks: tuple[Check, ...]


def shipped_rules() -> Rules:
    """Read the rules of the program."""
    folder = ROOT / "resources" / "rules"
    return read_rules({path.name: path.read_text("utf-8") for path in folder.glob("*.toml")})


def published() -> tuple[Json, ...]:
    """Read the rulings."""
    return tuple(json.loads(line) for line in FILE.read_text("utf-8").splitlines())


def compared(ruling: Json, rules: Rules) -> Compared:
    """Run one ruling through the engine."""
    ecli = short(ruling)
    reason = UNTOLD.get(ecli) or _lacking(ruling)
    if reason:
        return Compared(ecli, OUTSIDE, reason, ())
    assessment = assess(facts_of(ruling), rules, asked_on(ruling))
    checks = tuple(_checks(ruling, assessment))
    if ecli in OUTLIERS:
        return Compared(ecli, OUTLIER, OUTLIERS[ecli], checks)
    if not checks:
        return Compared(ecli, OUTSIDE, "nothing was held that the given facts decide", ())
    return Compared(ecli, _worst(checks), "", checks)


def short(ruling: Json) -> str:
    """Return the number of a ruling as it is usually cited here."""
    return str(ruling["ecli"]).removeprefix("ECLI:NL:")


def asked_on(ruling: Json) -> date:
    """Return the day of the ruling, or the last day of its year when that is not published."""
    if ruling["ruling_date"]:
        return date.fromisoformat(ruling["ruling_date"])
    return date(int(ruling["ecli"].split(":")[3]), 12, 31)


def facts_of(ruling: Json) -> Facts:
    """Return what the court knew, as far as it is published."""
    facts = ruling["facts"]
    events = [
        CaseEvent(kind, date.fromisoformat(facts[key]))
        for key, kind in _EVENTS.items()
        if facts.get(key)
    ]
    earlier = facts.get("earlier_court_order")
    if earlier and earlier["date"]:
        sent = date.fromisoformat(earlier["date"])
        events.append(CaseEvent("uitspraak", sent, term=earlier["deadline"]))
    ordered = ruling["held"].get("ordered_term")
    if ordered and ordered.startswith("20"):
        day = asked_on(ruling)
        events.append(CaseEvent("uitspraak", day, until=date.fromisoformat(ordered)))
    country = facts.get("country")
    nationality = None if country is None else _COUNTRIES[country]
    return Facts(ruling["procedure"], tuple(events), nationality=nationality)


def _lacking(ruling: Json) -> str:
    facts = ruling["facts"]
    if not facts.get("application_date"):
        return "the day of the application is not given"
    earlier = facts.get("earlier_court_order")
    if earlier and not earlier["deadline"]:
        return "the term of the earlier order is not given"
    return ""


def _checks(ruling: Json, assessment: Assessment) -> Iterator[Check]:
    held = ruling["held"]
    for key in ("base_deadline", "decision_deadline"):
        if held.get(key):
            yield _last_day(key, held[key], assessment)
    if held.get("21_month_limit"):
        yield _ceiling(held["21_month_limit"], assessment)
    if held.get("extension_valid") is not None:
        yield _extension(held["extension_valid"], assessment)
    if (held.get("ordered_term") or "").startswith("20"):
        yield _ordered(held["ordered_term"], assessment)
    yield from _after_the_term(held, assessment)


def _after_the_term(held: Json, assessment: Assessment) -> Iterator[Check]:
    if held.get("notice_premature") is not None and assessment.ingebrekestelling.given:
        yield _notice(held["notice_premature"], assessment)
    if held.get("admissible") is not None and assessment.beroep.lodged:
        yield from _appeal(held["admissible"], assessment)
    if held.get("admin_penalty_due") is not None:
        yield from _penalty(held, assessment)


def _last_day(key: str, held: str, assessment: Assessment) -> Check:
    term = assessment.beslistermijn
    readings = term.readings if term is not None else ()
    found = [reading.id for reading in readings if reading.last_day.isoformat() == held]
    others = [f"{reading.last_day} {reading.id}" for reading in readings]
    return Check(key, held, ", ".join(found or others), AGREE if found else DISAGREE)


def _ceiling(held: str, assessment: Assessment) -> Check:
    ceiling = assessment.maximum
    engine = "none" if ceiling is None else ceiling.last_day.isoformat()
    return Check("21_month_limit", held, engine, AGREE if engine == held else DISAGREE)


def _extension(held: bool, assessment: Assessment) -> Check:
    """Whether a term is known with, or without, a lengthening, as the court applied it."""
    term = assessment.beslistermijn
    readings = term.readings if term is not None else ()
    found = [
        reading.id
        for reading in readings
        if held == any(step.text in ("categorical", "letter") for step in reading.steps)
    ]
    engine = ", ".join(found) or "no such reading"
    return Check("extension_valid", str(held), engine, AGREE if found else DISAGREE)


def _notice(held: bool, assessment: Assessment) -> Check:
    verdict = assessment.ingebrekestelling.given[0].verdict
    agreed = {PREMATUUR: held, GELDIG: not held, BETWIST: True}[verdict]
    return Check("notice_premature", str(held), verdict, _verdict(agreed, verdict == BETWIST))


def _appeal(held: bool, assessment: Assessment) -> Iterator[Check]:
    notices = assessment.ingebrekestelling.given
    if not notices and assessment.uitspraak is None:
        # Without the notice nothing can be said about the appeal that followed it.
        return
    lodged = assessment.beroep.lodged[0]
    disputed = lodged.because.code == "lodged_disputed"
    agreed = disputed or held == (lodged.verdict != "te_vroeg")
    yield Check("admissible", str(held), lodged.verdict, _verdict(agreed, disputed))


def _ordered(held: str, assessment: Assessment) -> Check:
    ruling = assessment.uitspraak
    engine = str(ruling.last_day if ruling is not None else None)
    return Check("ordered_term", held, engine, AGREE if engine == held else DISAGREE)


def _penalty(held: Json, assessment: Assessment) -> Iterator[Check]:
    penalty = assessment.bestuurlijke_dwangsom
    if penalty is None or not assessment.ingebrekestelling.given:
        return
    due = held["admin_penalty_due"]
    yield Check("admin_penalty_due", str(due), str(penalty.due), _verdict(due == penalty.due))
    amount = held.get("admin_penalty_amount")
    if amount is not None:
        engine = str(penalty.amount)
        yield Check("admin_penalty_amount", str(amount), engine, _verdict(str(amount) == engine))


def _verdict(agreed: bool, disputed: bool = False) -> str:
    if not agreed:
        return DISAGREE
    return BOTH if disputed else AGREE


def _worst(checks: Iterable[Check]) -> str:
    verdicts = {check.verdict for check in checks}
    return next(verdict for verdict in (DISAGREE, BOTH, AGREE) if verdict in verdicts)


def table(results: Iterable[Compared]) -> Iterator[str]:
    """Write the results out, one ruling a line with its comparisons under it, then totals."""
    counts = dict.fromkeys((AGREE, BOTH, OUTSIDE, OUTLIER, DISAGREE), 0)
    for result in results:
        counts[result.verdict] += 1
        yield f"{result.ecli:<18} {result.verdict:<9} {result.because}".rstrip()
        for check in result.checks:
            yield f"    {check.verdict:<9} {check.what}: {check.court}, here {check.engine}"
    yield ""
    yield f"{counts[AGREE]:4} agree"
    yield f"{counts[BOTH]:4} agree with one of the disputed readings"
    yield f"{counts[OUTSIDE]:4} outside: facts that decide are not given"
    yield f"{counts[OUTLIER]:4} outliers"
    yield f"{counts[DISAGREE]:4} disagree"


def main() -> int:
    """Print the table; 1 when a ruling disagrees."""
    rules = shipped_rules()
    results = [compared(ruling, rules) for ruling in published()]
    sys.stdout.writelines(f"{line}\n" for line in table(results))
    return int(any(result.verdict == DISAGREE for result in results))


if __name__ == "__main__":
    sys.exit(main())
