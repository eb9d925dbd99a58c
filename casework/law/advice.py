"""What a volunteer must see about a file, and what to do next."""

from datetime import date, timedelta
from typing import NamedTuple

from casework.casefile import CaseEvent
from casework.law.assessment import (
    BETWIST,
    NOTE,
    PREMATUUR,
    SOON,
    UNCONFIRMED,
    URGENT,
    Alert,
    Appeal,
    Ceiling,
    Deadline,
    GivenNotice,
    Judged,
    NextStep,
    Notice,
    Ruling,
    Term,
)
from casework.law.dossier import Dossier
from casework.law.lengthening import doubtful_letters
from casework.law.notices import effective
from casework.law.spans import add_months
from casework.phrases import Word

SOON_DAYS = 30
OWN_DEADLINE_DAYS = 14
# Outside asylum and nareis courts called an appeal two years after the notice unreasonably late,
# and said twelve months would have done (Awb, art. 6:12, lid 4).
LATE_APPEAL_MONTHS = 12


_LETTERS = frozenset(("verlenging",))


class Findings(NamedTuple):
    """All that is known about a file when it comes to advice."""

    dossier: Dossier
    term: Term
    ceiling: Ceiling | None
    decision: CaseEvent | None
    notice: Notice
    appeal: Appeal
    ruling: Ruling | None
    deadlines: tuple[Deadline, ...] = ()


def alerts_of(found: Findings) -> tuple[Alert, ...]:
    """List what a volunteer must see, the most important first."""
    own = _about_own_deadlines(found)
    if found.decision is not None:
        day = found.decision.announced or found.decision.day
        return (*own, Alert("besluit_genomen", NOTE, day))
    alerts = [
        *own,
        *_about_ceiling(found),
        *_about_ruling(found),
        *_about_term(found),
        *_about_notices(found),
        *_about_letters(found),
    ]
    return tuple(alerts)


def next_step_of(found: Findings) -> NextStep:
    """Say what to do, now or from a later day."""
    if found.decision is not None:
        day = found.decision.announced or found.decision.day
        return NextStep("besluit_controleren", day, Judged("decided", (("day", day),)))
    return _after_ruling(found) or _after_appeal(found) or _after_notice(found) or _notify(found)


def pending_appeal(found: Findings) -> date | None:
    """Return the day of the last appeal that no ruling followed yet."""
    lodged = found.appeal.lodged
    if not lodged:
        return None
    day = lodged[-1].day
    return None if found.ruling is not None and found.ruling.sent >= day else day


def _about_own_deadlines(found: Findings) -> list[Alert]:
    """Warn of the last days that the client has: missing one loses a right."""
    as_of = found.dossier.as_of
    return [
        Alert(
            "eigen_termijn_loopt",
            URGENT if (deadline.last_day - as_of).days <= OWN_DEADLINE_DAYS else SOON,
            deadline.last_day,
            (("what", Word("deadline", deadline.kind)),),
        )
        for deadline in found.deadlines
        if deadline.on == "client" and deadline.last_day >= as_of
    ]


def _about_ceiling(found: Findings) -> list[Alert]:
    ceiling = found.ceiling
    if ceiling is None:
        return []
    if ceiling.passed:
        return [Alert("maximum_verstreken", URGENT, ceiling.last_day)]
    if _within_window(found, ceiling.last_day):
        return [Alert("maximum_nadert", SOON, ceiling.last_day)]
    return []


def _about_ruling(found: Findings) -> list[Alert]:
    if found.ruling is None or found.ruling.last_day is None:
        return []
    if found.ruling.passed:
        return [Alert("rechterlijke_termijn_verstreken", URGENT, found.ruling.last_day)]
    return [Alert("rechterlijke_termijn_loopt", NOTE, found.ruling.last_day)]


def _about_term(found: Findings) -> list[Alert]:
    term, as_of = found.term, found.dossier.as_of
    values = (("safe", term.safe), ("arguable", term.arguable))
    paused = _paused_since(found)
    # A letter of the last day itself no longer makes the term stand still.
    if paused is not None and as_of < term.safe:
        return [Alert("opschorting_loopt", SOON, paused)]
    if as_of > term.safe:
        alerts = [Alert("beslistermijn_verstreken", URGENT, term.safe, values)]
    elif as_of > term.arguable:
        alerts = [Alert("beslistermijn_betwist", SOON, term.safe, values)]
    elif _within_window(found, term.safe):
        alerts = [Alert("beslistermijn_nadert", SOON, term.safe, values)]
    else:
        alerts = [Alert("beslistermijn_loopt", NOTE, term.safe, values)]
    if any(reading.certainty == UNCONFIRMED for reading in term.readings):
        alerts.append(Alert("onbevestigd", NOTE, None))
    return alerts


def _about_notices(found: Findings) -> list[Alert]:
    if not found.notice.given and not found.appeal.lodged:
        return []
    alerts = []
    given = effective(found.notice)
    pending = pending_appeal(found)
    if pending is not None:
        alerts.append(Alert("beroep_loopt", NOTE, pending))
    elif given is not None and found.ruling is None:
        alerts += _about_two_weeks(found, given)
    alerts += [
        Alert("ingebrekestelling_prematuur", NOTE, notice.day)
        for notice in found.notice.given
        if notice.verdict == PREMATUUR
    ]
    if given is not None and given.verdict == BETWIST:
        alerts.append(Alert("ingebrekestelling_betwist", NOTE, given.day))
    return alerts


def _about_two_weeks(found: Findings, given: GivenNotice) -> list[Alert]:
    start, as_of = found.appeal.start, found.dossier.as_of
    if start is None:
        return []
    if given.received is None:
        return [Alert("ontvangst_onbekend", SOON, given.day)]
    if as_of < start:
        return [Alert("twee_weken_lopen", NOTE, start - timedelta(days=1))]
    alerts = [Alert("twee_weken_verstreken", URGENT, start - timedelta(days=1))]
    if as_of > add_months(given.day, LATE_APPEAL_MONTHS):
        alerts.append(Alert("beroep_onredelijk_laat", URGENT, given.day))
    return alerts


def _about_letters(found: Findings) -> list[Alert]:
    if _LETTERS.isdisjoint(found.dossier.by_kind):
        return []
    return [
        Alert(letter.code, NOTE, letter.event.day)
        for letter in doubtful_letters(found.dossier, found.term)
    ]


def _paused_since(found: Findings) -> date | None:
    """Return the day of the letter by which the term still stands still."""
    for event in found.dossier.all_of("opschorting"):
        if event.until is None:
            return event.day
    return None


def _within_window(found: Findings, day: date) -> bool:
    return 0 <= (day - found.dossier.as_of).days <= SOON_DAYS


def _after_ruling(found: Findings) -> NextStep | None:
    ruling = found.ruling
    if ruling is None or ruling.last_day is None or pending_appeal(found) is not None:
        return None
    values = (("day", ruling.last_day),)
    if ruling.passed:
        because = Judged("court_term_passed", values)
        return NextStep("beroep_voorbereiden", found.appeal.start, because)
    return NextStep(
        "wachten_rechterlijke_termijn", found.appeal.start, Judged("court_term_runs", values)
    )


def _after_appeal(found: Findings) -> NextStep | None:
    day = pending_appeal(found)
    if day is None:
        return None
    return NextStep("wachten_uitspraak", None, Judged("appeal_pending", (("day", day),)))


def _after_notice(found: Findings) -> NextStep | None:
    given, start, as_of = effective(found.notice), found.appeal.start, found.dossier.as_of
    if given is not None and given.verdict == BETWIST:
        return _after_disputed(found, given)
    if given is None or start is None:
        return None
    values = (("day", given.day), ("start", start))
    if given.received is None:
        return NextStep("ontvangstdatum_invullen", given.day, Judged("receipt_unknown", values))
    if as_of < start:
        return NextStep("wachten_twee_weken", start, Judged("two_weeks_run", values))
    return NextStep("beroep_voorbereiden", start, Judged("two_weeks_passed", values))


def _after_disputed(found: Findings, given: GivenNotice) -> NextStep:
    """Advise a new notice, which takes the dispute away, as soon as the safe day has passed."""
    safe_from = found.notice.safe_from
    named = (("day", given.day), ("safe", found.term.safe), *given.because.values)
    if safe_from is not None and found.dossier.as_of >= safe_from:
        return NextStep("ingebrekestelling_opstellen", safe_from, Judged("renew_disputed", named))
    return NextStep("betwiste_termijn_bekijken", safe_from, Judged("notice_in_dispute", named))


def _notify(found: Findings) -> NextStep:
    notice, as_of = found.notice, found.dossier.as_of
    values = (("safe", found.term.safe), ("arguable", found.term.arguable))
    if notice.safe_from is not None and as_of >= notice.safe_from:
        code = "notify_maximum" if found.ceiling and found.ceiling.passed else "notify"
        return NextStep("ingebrekestelling_opstellen", notice.safe_from, Judged(code, values))
    if notice.arguable_from is not None and as_of >= notice.arguable_from:
        return NextStep(
            "betwiste_termijn_bekijken", notice.safe_from, Judged("term_in_dispute", values)
        )
    paused = _paused_since(found)
    if paused is not None:
        return NextStep("wachten", None, Judged("term_paused", (("day", paused),)))
    return NextStep("wachten", notice.safe_from, Judged("term_runs", values))
