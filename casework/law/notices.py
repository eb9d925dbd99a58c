"""Notices of default and the appeals that follow: which are valid, and from when."""

from datetime import date, timedelta

from casework.casefile import CaseEvent
from casework.law.assessment import (
    BETWIST,
    GELDIG,
    HERSTELD,
    ONTVANKELIJK,
    PREMATUUR,
    TE_VROEG,
    Appeal,
    GivenNotice,
    Judged,
    LodgedAppeal,
    Notice,
    Reading,
    Ruling,
    Step,
    Term,
)
from casework.law.counting import Start, span_steps
from casework.law.dossier import Dossier, NoticeFact, notices_of
from casework.law.rules import Rules

_ONE_DAY = timedelta(days=1)


def notice_of(
    dossier: Dossier, term: Term, decision: CaseEvent | None, ruling: Ruling | None
) -> Notice:
    """Judge the notices given, and say from when one can be sent."""
    given = tuple(_judged(fact, term, dossier.as_of) for fact in notices_of(dossier))
    if decision is not None or (ruling is not None and ruling.last_day is not None):
        return Notice(False, None, None, given)
    return Notice(True, term.safe + _ONE_DAY, term.arguable + _ONE_DAY, given)


def appeal_of(
    dossier: Dossier,
    rules: Rules,
    notice: Notice,
    decision: CaseEvent | None,
    ruling: Ruling | None,
) -> Appeal:
    """Say from when an appeal against failure to decide can be lodged, and judge those lodged."""
    start, because, steps = _start(dossier, rules, notice, decision, ruling)
    lodged = tuple(
        _judged_appeal(event.day, dossier, rules, notice, ruling)
        for event in dossier.all_of("beroep_niet_tijdig")
    )
    return Appeal(start, because, lodged, steps)


def effective(notice: Notice) -> GivenNotice | None:
    """Return the notice that counts: the first valid one, or else the first disputed one."""
    disputed = None
    for given in notice.given:
        if given.verdict == GELDIG:
            return given
        if given.verdict == BETWIST and disputed is None:
            disputed = given
    return disputed


def two_weeks_steps(dossier: Dossier, rules: Rules, given: GivenNotice) -> tuple[Step, ...]:
    """Count the two weeks that follow a notice (Awb, art. 6:12, lid 2)."""
    rule = rules.of("two_weeks", dossier.facts.procedure)[0]
    kind = (
        "ingebrekestelling_ontvangen"
        if given.received is not None
        else "ingebrekestelling_verzonden"
    )
    version = rule.version_on(given.day)
    return span_steps(rule.id, version, Start(kind, given.day), rules.calendar, "two_weeks")


def _judged(fact: NoticeFact, term: Term, as_of: date) -> GivenNotice:
    """Judge a notice by the readings held on its day or held today.

    The last day still belongs to the term: a notice on it comes too early (RBDHA:2024:10679).
    """
    day = fact.day
    last_days = [reading.last_day for reading in _held(term, day, as_of)]
    verdict, code = GELDIG, "notice_valid"
    if day <= min(last_days):
        verdict, code = PREMATUUR, "notice_early"
    elif day <= max(last_days):
        verdict, code = BETWIST, "notice_disputed"
    values = (("earliest", min(last_days)), ("latest", max(last_days)))
    return GivenNotice(fact.sent, fact.received, day, verdict, Judged(code, values))


def _held(term: Term, day: date, as_of: date) -> list[Reading]:
    return [reading for reading in term.readings if reading.held_on(day) or reading.held_on(as_of)]


def _start(
    dossier: Dossier,
    rules: Rules,
    notice: Notice,
    decision: CaseEvent | None,
    ruling: Ruling | None,
) -> tuple[date | None, Judged, tuple[Step, ...]]:
    if decision is not None:
        return None, Judged("appeal_decided", (("day", decision.announced or decision.day),)), ()
    if ruling is not None and ruling.last_day is not None:
        # After a court's term no new notice is needed (RBDHA:2025:12547).
        because = Judged("appeal_after_court_term", (("day", ruling.last_day),))
        return ruling.last_day + _ONE_DAY, because, ruling.steps
    given = effective(notice)
    if given is None:
        return None, Judged("appeal_early_notice" if notice.given else "appeal_no_notice"), ()
    if given.verdict == BETWIST:
        # Only a notice that is valid in every reading makes a day from which an appeal is safe.
        return None, Judged("appeal_notice_disputed", (("day", given.day),)), ()
    steps = two_weeks_steps(dossier, rules, given)
    code = "appeal_two_weeks" if given.received is not None else "appeal_receipt_unknown"
    return steps[-1].day + _ONE_DAY, Judged(code, (("day", given.day),)), steps


def _judged_appeal(
    day: date, dossier: Dossier, rules: Rules, notice: Notice, ruling: Ruling | None
) -> LodgedAppeal:
    ripe, disputed = _ripe_on(day, dossier, rules, notice, ruling)
    if ripe is None:
        return LodgedAppeal(day, TE_VROEG, Judged("lodged_without_notice"))
    values = (("day", ripe),)
    if day >= ripe:
        code = "lodged_disputed" if disputed else "lodged_in_time"
        return LodgedAppeal(day, ONTVANKELIJK, Judged(code, values))
    # An early appeal is saved when the time has run out by the day the court rules.
    if _judged_on(day, dossier) >= ripe:
        return LodgedAppeal(day, HERSTELD, Judged("lodged_cured", values))
    return LodgedAppeal(day, TE_VROEG, Judged("lodged_early", values))


def _ripe_on(
    day: date, dossier: Dossier, rules: Rules, notice: Notice, ruling: Ruling | None
) -> tuple[date | None, bool]:
    """Return from when the appeal could be lodged, and whether that rests on a disputed notice."""
    if ruling is not None and ruling.last_day is not None and ruling.sent <= day:
        return ruling.last_day + _ONE_DAY, False
    before = Notice(True, None, None, tuple(given for given in notice.given if given.day <= day))
    given = effective(before)
    if given is None:
        return None, False
    ripe = two_weeks_steps(dossier, rules, given)[-1].day + _ONE_DAY
    return ripe, given.verdict == BETWIST


def _judged_on(day: date, dossier: Dossier) -> date:
    """Return the day of the ruling on an appeal, or else the day asked about."""
    rulings = (event.day for event in dossier.all_of("uitspraak") if event.day >= day)
    return next(rulings, dossier.as_of)
