"""From the facts of a file to everything the law says about it."""

from datetime import date

from casework.casefile import ASIEL, NAREIS
from casework.errors import CaseworkError
from casework.law.advice import Findings, alerts_of, next_step_of
from casework.law.assessment import Assessment
from casework.law.dossier import Facts, MissingFactError, dossier_of, standing_decision
from casework.law.notices import appeal_of, notice_of
from casework.law.readings import ceiling_of, term_of
from casework.law.rules import Rules
from casework.law.rulings import judicial_penalty_of, ruling_of

__all__ = ["Facts", "MissingFactError", "NotCoveredError", "assess"]


class NotCoveredError(CaseworkError):
    """Facts for which there is no rule yet: refused by name, never guessed."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(f"{field}: {value}")
        self.field = field
        self.value = value


def assess(facts: Facts, rules: Rules, as_of: date) -> Assessment:
    """Say what the law makes of the facts on the day.

    The facts must be free of contradictions (`casework.casefile.problems_of_events`). Raises
    MissingFactError when a fact is absent without which no term counts, NoRuleInForceError when
    no rule covers the day of the application, and NotCoveredError for a procedure without rules.
    """
    if facts.procedure not in (ASIEL, NAREIS):
        raise NotCoveredError("procedure", facts.procedure)
    dossier = dossier_of(facts, as_of)
    decision = standing_decision(dossier)
    ceiling = ceiling_of(dossier, rules)
    term = term_of(dossier, rules, ceiling)
    ruling = ruling_of(dossier, rules)
    notice = notice_of(dossier, term, decision, ruling)
    appeal = appeal_of(dossier, rules, notice, decision, ruling)
    found = Findings(dossier, term, ceiling, decision, notice, appeal, ruling)
    return Assessment(
        as_of=as_of,
        beslistermijn=term,
        maximum=ceiling,
        ingebrekestelling=notice,
        beroep=appeal,
        uitspraak=ruling,
        bestuurlijke_dwangsom=None,
        rechterlijke_dwangsom=judicial_penalty_of(dossier, ruling, decision),
        deadlines=(),
        warnings=alerts_of(found),
        next_step=next_step_of(found),
    )
