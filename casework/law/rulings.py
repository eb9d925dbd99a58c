"""The further term that a court set, and the penalty it attached."""

from datetime import date, timedelta

from casework.casefile import CaseEvent
from casework.law.assessment import JudicialPenalty, Ruling, Step
from casework.law.counting import Start, span_steps
from casework.law.dossier import Dossier
from casework.law.legal_calendar import ATW, UNMOVED
from casework.law.rules import Rule, Rules, RuleVersion
from casework.law.spans import atw_applies, parse_span
from casework.phrases import Span

_ONE_DAY = timedelta(days=1)


def ruling_of(dossier: Dossier, rules: Rules) -> Ruling | None:
    """Return the last ruling with the last day of the term it set; None when there is no ruling."""
    event = last_ruling(dossier)
    if event is None:
        return None
    sent = event.sent or event.day
    rule = rules.of("court_term", dossier.facts.procedure)[0]
    steps = _steps(event, sent, rule, rules)
    last_day = steps[-1].day if steps else None
    return Ruling(sent, last_day, last_day is not None and dossier.as_of > last_day, steps)


def last_ruling(dossier: Dossier) -> CaseEvent | None:
    """Return the ruling that was sent last."""
    rulings = dossier.all_of("uitspraak")
    if not rulings:
        return None
    return max(rulings, key=lambda event: event.sent or event.day)


def judicial_penalty_of(
    dossier: Dossier, ruling: Ruling | None, decision: CaseEvent | None
) -> JudicialPenalty | None:
    """Return what the court's penalty has come to: a day for each day past its term, capped.

    The day of the decision still counts: it too came after the term (Awb, art. 8:55d, lid 2).
    """
    if ruling is None or ruling.last_day is None:
        return None
    event = last_ruling(dossier)
    if event is None or event.penalty_per_day is None:
        return None
    end = dossier.as_of if decision is None else decision.announced or decision.day
    days = max(0, (min(end, dossier.as_of) - ruling.last_day).days)
    due = days * event.penalty_per_day
    maximum = event.penalty_maximum
    return JudicialPenalty(
        event.penalty_per_day,
        maximum,
        ruling.last_day + _ONE_DAY,
        days,
        due if maximum is None else min(due, maximum),
    )


def _steps(event: CaseEvent, sent: date, rule: Rule, rules: Rules) -> tuple[Step, ...]:
    version = rule.version_on(sent)
    if event.until is not None:
        added = Span((event.until - sent).days, "day")
        return (Step(rule.id, version.basis, sent, added, event.until, "court_day"),)
    if event.term is None:
        return ()
    span = parse_span(event.term)
    fitting = _counted_as(version, span)
    start = Start("uitspraak", sent)
    return span_steps(rule.id, fitting, start, rules.calendar, "court_term", span=span)


def _counted_as(version: RuleVersion, span: Span) -> RuleVersion:
    """Leave a court's term of more than twelve weeks unmoved (Algemene termijnenwet, art. 4)."""
    counting = ATW if atw_applies(span) else UNMOVED
    return version.counted(counting)
