"""From the facts of a file to everything the law says about it."""

from collections.abc import Hashable
from datetime import date

from casework.casefile import NAREIS
from casework.errors import NotAssessedError
from casework.law.advice import Findings, alerts_of, next_step_of
from casework.law.assessment import (
    SOON,
    URGENT,
    Alert,
    Appeal,
    Assessment,
    Judged,
    NextStep,
    Notice,
)
from casework.law.deadlines import deadlines_of
from casework.law.dossier import (
    Dossier,
    Facts,
    MissingFactError,
    dossier_before_application,
    dossier_of,
    has_application,
    standing_decision,
)
from casework.law.notices import appeal_of, notice_of
from casework.law.penalties import administrative_penalty_of
from casework.law.readings import counts_of, only_applied, shared_key
from casework.law.rules import Rules
from casework.law.rulings import judicial_penalty_of, ruling_of

__all__ = ["Facts", "MissingFactError", "assess", "assess_if_possible"]


def assess(facts: Facts, rules: Rules, as_of: date) -> Assessment:
    """Say what the law makes of the facts on the day.

    The facts must be free of contradictions (`casework.casefile.problems_of_events`). Raises
    MissingFactError when a fact is absent without which no term counts, NoRuleInForceError when
    no rule covers the day of the application.
    """
    if facts.procedure == NAREIS and not has_application(facts):
        return _before_application(facts, rules, as_of)
    dossier = dossier_of(facts, as_of)
    key = shared_key(dossier, rules)
    if key is None or not only_applied(dossier):
        return _assessed(dossier, rules, key)
    assessment = rules.shared.assessments.get(key)
    if assessment is None:
        assessment = _assessed(dossier, rules, key)
        rules.shared.keep_assessment(key, assessment)
    return assessment


def assess_if_possible(facts: Facts, rules: Rules, as_of: date) -> Assessment | None:
    """Say what the law makes of the facts; None where `assess` refuses them."""
    try:
        return assess(facts, rules, as_of)
    except NotAssessedError:
        return None


def _assessed(dossier: Dossier, rules: Rules, key: Hashable | None) -> Assessment:
    decision = standing_decision(dossier)
    ceiling, term = counts_of(dossier, rules, key)
    ruling = ruling_of(dossier, rules)
    notice = notice_of(dossier, term, decision, ruling)
    appeal = appeal_of(dossier, rules, notice, decision, ruling)
    deadlines = deadlines_of(dossier, rules)
    found = Findings(dossier, term, ceiling, decision, notice, appeal, ruling, deadlines)
    return Assessment(
        as_of=dossier.as_of,
        beslistermijn=term,
        maximum=ceiling,
        ingebrekestelling=notice,
        beroep=appeal,
        uitspraak=ruling,
        bestuurlijke_dwangsom=administrative_penalty_of(dossier, rules, notice, decision),
        rechterlijke_dwangsom=judicial_penalty_of(dossier, ruling, decision),
        deadlines=deadlines,
        warnings=alerts_of(found),
        next_step=next_step_of(found),
    )


def _before_application(facts: Facts, rules: Rules, as_of: date) -> Assessment:
    """Assess a nareis file in which only the sponsor's permit is known: the window runs."""
    dossier = dossier_before_application(facts, as_of)
    window = deadlines_of(dossier, rules)
    if not window:
        raise MissingFactError("aanvraag_ingediend")
    last_day = window[0].last_day
    values = (("day", last_day),)
    passed = as_of > last_day
    alert = (
        Alert("nareistermijn_verstreken", URGENT, last_day)
        if passed
        else Alert("nareistermijn_loopt", SOON, last_day)
    )
    code = "window_passed" if passed else "window_runs"
    return Assessment(
        as_of=as_of,
        beslistermijn=None,
        maximum=None,
        ingebrekestelling=Notice(False, None, None, ()),
        beroep=Appeal(None, Judged("appeal_no_application"), ()),
        uitspraak=None,
        bestuurlijke_dwangsom=None,
        rechterlijke_dwangsom=None,
        deadlines=window,
        warnings=(alert,),
        next_step=NextStep("nareis_aanvragen", as_of, Judged(code, values)),
    )
