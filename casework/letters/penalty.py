"""What a letter says of the administrative penalty (Awb, art. 4:17 and 4:18)."""

from datetime import date, timedelta
from decimal import Decimal

from casework.errors import Problem
from casework.law.assessment import GELDIG, SETTLED, AdministrativePenalty
from casework.letters.facts import LetterFacts, standing_decision
from casework.letters.sent import notice_in_force
from casework.letters.terms import cited
from casework.phrases import Phrases

PENALTY_FIELDS = ("penalty_notice", "penalty", "penalty_fixing")
# The authority fixes the penalty within two weeks after its last day (Awb, art. 4:18).
_TWO_WEEKS = timedelta(days=14)
_ONE_DAY = timedelta(days=1)
# Since the day after this one there is none in cases under the Vw 2000 (art. 71b). What holds when
# the notice came before and the two weeks ended after it has not been found.
_LAST_DAY = date(2025, 4, 14)


def penalty_not_due(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """List why the authority need not fix an administrative penalty, or not yet."""
    penalty = None if facts.assessment is None else facts.assessment.bestuurlijke_dwangsom
    if penalty is None or not penalty.due or penalty.first_day is None:
        return (Problem("no_penalty", "case.events"),)
    if standing_decision(facts.case_file) is None and penalty.amount < penalty.maximum:
        return (Problem("penalty_runs", "case.events"),)
    fixed_by = _last_day(penalty) + _TWO_WEEKS
    if facts.today <= fixed_by:
        return (Problem("penalty_early", "case.events", (("day", phrases.day(fixed_by)),)),)
    return ()


def penalty_fields(facts: LetterFacts, phrases: Phrases) -> dict[str, str]:
    """Return the fields of a template about the penalty; empty ones where none is due."""
    penalty = None if facts.assessment is None else facts.assessment.bestuurlijke_dwangsom
    notice = notice_in_force(facts.assessment)
    if penalty is None or not penalty.due or penalty.first_day is None or notice is None:
        return dict.fromkeys(PENALTY_FIELDS, "")
    last_day = _last_day(penalty)
    settled = penalty.certainty == SETTLED and notice.verdict == GELDIG
    # The penalty counts from the receipt: while that is not known, so is the amount.
    sure = settled and notice.received is not None and penalty.first_day <= _LAST_DAY
    values = (
        ("first", penalty.first_day),
        ("last", last_day),
        ("length", phrases.count(penalty.days, "day")),
        ("amount", Decimal(penalty.amount)),
        ("basis", cited(penalty.basis)),
    )
    known = "received" if notice.received is not None else "sent"
    fixed_by = ("day", last_day + _TWO_WEEKS)
    return {
        "penalty_notice": phrases.say("letter", f"penalty_notice_{known}", (("day", notice.day),)),
        "penalty": phrases.say("letter", "penalty" if sure else "penalty_in_my_view", values),
        "penalty_fixing": phrases.say("letter", "penalty_fixing", (fixed_by,)),
    }


def _last_day(penalty: AdministrativePenalty) -> date:
    if penalty.first_day is None:
        raise ValueError("a penalty without a first day")
    return penalty.first_day + penalty.days * _ONE_DAY - _ONE_DAY
