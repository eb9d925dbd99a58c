"""What a change of rules does to the files of an office, before it takes effect."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.casefile import CaseFile
from casework.law.assessment import Assessment
from casework.law.dossier import Facts
from casework.law.engine import assess_if_possible
from casework.law.rules import Rules


class ChangedVerdict(NamedTuple):
    """A notice of default that the new rules judge differently."""

    day: date
    before: str
    after: str


class Change(NamedTuple):
    """A file that a change of rules touches; None where no rule covers it.

    `sent` are the days of letters that went out under the old rules.
    """

    case_file: CaseFile
    before: Assessment | None
    after: Assessment | None
    verdicts: tuple[ChangedVerdict, ...]
    sent: tuple[date, ...]


def impact(
    files: Iterable[tuple[CaseFile, Facts]],
    sent: Mapping[UUID, Sequence[date]],
    before: Rules,
    after: Rules,
    today: date,
) -> tuple[Change, ...]:
    """List the open files of which a date, a verdict or the next step changes, by file number."""
    found = []
    for case_file, facts in files:
        old = assess_if_possible(facts, before, today)
        new = assess_if_possible(facts, after, today)
        if _differ(old, new):
            days = tuple(sent.get(case_file.id, ()))
            found.append(Change(case_file, old, new, _verdicts(old, new), days))
    found.sort(key=lambda change: change.case_file.number)
    return tuple(found)


def rules_behind(assessment: Assessment) -> frozenset[str]:
    """Name the rules on which a date of the file rests."""
    term, maximum, ruling = assessment.beslistermijn, assessment.maximum, assessment.uitspraak
    found = [deadline.steps for deadline in assessment.deadlines]
    found += [reading.steps for reading in term.readings] if term else []
    found += [maximum.steps] if maximum else []
    found += [ruling.steps] if ruling else []
    return frozenset(step.rule for steps in (*found, assessment.beroep.steps) for step in steps)


def _differ(old: Assessment | None, new: Assessment | None) -> bool:
    if old is None or new is None:
        return old is not new
    return _essence(old) != _essence(new)


def _essence(assessment: Assessment) -> tuple[object, ...]:
    term, maximum = assessment.beslistermijn, assessment.maximum
    return (
        term and (term.safe, term.arguable),
        maximum and maximum.last_day,
        tuple(given.verdict for given in assessment.ingebrekestelling.given),
        assessment.beroep.start,
        tuple((deadline.kind, deadline.last_day) for deadline in assessment.deadlines),
        assessment.next_step.code,
    )


def _verdicts(old: Assessment | None, new: Assessment | None) -> tuple[ChangedVerdict, ...]:
    if old is None or new is None:
        return ()
    pairs = zip(old.ingebrekestelling.given, new.ingebrekestelling.given, strict=True)
    return tuple(
        ChangedVerdict(one.day, one.verdict, other.verdict)
        for one, other in pairs
        if one.verdict != other.verdict
    )
