"""The administrative penalty of Awb 4:17: whether it is due, since when, and how much."""

from datetime import date, timedelta

from casework.casefile import CaseEvent
from casework.law.assessment import (
    BETWIST,
    DISPUTED,
    AdministrativePenalty,
    Notice,
)
from casework.law.dossier import Dossier
from casework.law.notices import effective
from casework.law.rules import Band, Rules

_TWO_WEEKS = timedelta(days=14)
_ONE_DAY = timedelta(days=1)


def administrative_penalty_of(
    dossier: Dossier, rules: Rules, notice: Notice, decision: CaseEvent | None
) -> AdministrativePenalty | None:
    """Return the penalty up to the day asked about, by the regime of the day of the notice.

    The first day is the fourteenth after receipt (RBDHA:2020:13717); the 42 days are not lengthened
    for days of rest (Awb, art. 4:17, lid 1). The day of the decision itself no longer counts.
    """
    given = effective(notice)
    asked = given.day if given is not None else dossier.as_of
    procedure = dossier.facts.procedure
    for rule, version in rules.in_force("administrative_penalty", procedure, asked):
        certainty = rule.certainty
        if given is None or not version.bands:
            return AdministrativePenalty(False, None, 0, 0, 0, certainty, version.basis)
        first = _after_pauses(given.day + _TWO_WEEKS, dossier, rules)
        longest = sum(band.days for band in version.bands)
        days = _days(first, dossier.as_of, decision, longest)
        return AdministrativePenalty(
            due=days > 0,
            first_day=first,
            days=days,
            amount=_amount(days, version.bands),
            maximum=_amount(longest, version.bands),
            certainty=DISPUTED if given.verdict == BETWIST else certainty,
            basis=version.basis,
        )
    return None


def _after_pauses(first: date, dossier: Dossier, rules: Rules) -> date:
    """Push the first day out of a period in which the law itself let terms stand still."""
    for rule in rules.of("suspension_by_law", dossier.facts.procedure):
        for version in rule.versions:
            if version.valid_to is not None and version.valid_from <= first <= version.valid_to:
                return version.valid_to + _ONE_DAY
    return first


def _days(first: date, as_of: date, decision: CaseEvent | None, longest: int) -> int:
    last = as_of
    if decision is not None:
        last = min(last, (decision.announced or decision.day) - _ONE_DAY)
    return max(0, min(longest, (last - first).days + 1))


def _amount(days: int, bands: tuple[Band, ...]) -> int:
    total = 0
    for band in bands:
        counted = min(days, band.days)
        total += counted * band.euros
        days -= counted
    return total
