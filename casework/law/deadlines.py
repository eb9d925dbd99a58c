"""Other last days in a file: appeals against a decision, the nareis window, collecting an mvv."""

from datetime import date

from casework.casefile import CaseEvent
from casework.law.assessment import DISPUTED, UNCONFIRMED, Deadline
from casework.law.counting import Start, span_steps
from casework.law.dossier import Dossier
from casework.law.rules import Rule, Rules, RuleVersion


def deadlines_of(dossier: Dossier, rules: Rules) -> tuple[Deadline, ...]:
    """Count every rule of the kind deadline from each fact that starts it, in order of last day."""
    found = [
        deadline
        for rule in rules.of("deadline", dossier.facts.procedure)
        if not rule.extends
        for kind in rule.starts_from
        if kind in dossier.by_kind
        for event in dossier.by_kind[kind]
        if _fits(rule, event)
        for deadline in _in_every_way(rule, event, dossier, rules)
    ]
    found.sort(key=lambda deadline: (deadline.last_day, deadline.kind))
    return tuple(found)


def _in_every_way(rule: Rule, event: CaseEvent, dossier: Dossier, rules: Rules) -> list[Deadline]:
    """Count by a rule, and by those that count otherwise where that gives another day."""
    found = _deadline(rule, event, dossier, rules)
    for other in rules.of("deadline", dossier.facts.procedure):
        if other.extends == rule.id:
            days = {deadline.last_day for deadline in found}
            found += [
                deadline
                for deadline in _deadline(other, event, dossier, rules)
                if deadline.last_day not in days
            ]
    if len(found) > 1:
        # Where two ways of counting are both held, neither is settled.
        found[0] = found[0]._replace(certainty=DISPUTED)
    return found


def _fits(rule: Rule, event: CaseEvent) -> bool:
    if rule.outcomes and event.outcome not in rule.outcomes:
        return False
    if rule.reasons and event.ground not in rule.reasons:
        return False
    return not rule.statuses or event.status is None or event.status in rule.statuses


def _deadline(rule: Rule, event: CaseEvent, dossier: Dossier, rules: Rules) -> list[Deadline]:
    day = event.announced or event.sent or event.day
    by_application = rule.selected_by == "aanvraag_ingediend"
    version = rule.find_version(dossier.application if by_application else day)
    if version is None:
        return []
    steps = span_steps(rule.id, version, Start(event.kind, day), rules.calendar, "deadline")
    if _ended(rule, day, steps[-1].day, dossier):
        return []
    certainty = UNCONFIRMED if _crosses(rule, version, dossier) else rule.certainty
    return [Deadline(rule.deadline, steps[-1].day, rule.on, certainty, steps)]


def _ended(rule: Rule, start: date, last_day: date, dossier: Dossier) -> bool:
    """Whether a fact in time met the deadline, or took it away."""
    return any(
        start <= event.day <= last_day for kind in rule.ended_by for event in dossier.all_of(kind)
    )


def _crosses(rule: Rule, version: RuleVersion, dossier: Dossier) -> bool:
    """Whether a new wording is applied to an application of before it began.

    Which appeal term holds then has not been found; the clause in the decision goes first.
    """
    return rule.selected_by == "besluit" and (
        version.valid_from > dossier.application and rule.find_version(dossier.application) is None
    )
