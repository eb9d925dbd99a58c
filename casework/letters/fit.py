"""When a letter fits a file; what a template says it fits is looked up here."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from casework.errors import Problem
from casework.letters.checks import decided
from casework.letters.facts import LetterFacts, last_event, plain
from casework.letters.penalty import penalty_not_due
from casework.letters.repair import completed_too_late, nothing_to_complete
from casework.letters.sent import ANSWERED_WITHIN, reminded_of, sendings
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases

Fit = Callable[[LetterFacts, Phrases], tuple[Problem, ...]]
_ONE_DAY = timedelta(days=1)


def reasons_against(
    template: LetterTemplate, facts: LetterFacts, phrases: Phrases
) -> tuple[Problem, ...]:
    """List why a letter does not fit the file, whatever is filled in; the first reason alone."""
    if not template.is_for(facts.case_file.procedure):
        return (Problem("letter_wrong_procedure", "case.procedure"),)
    for code in template.fits:
        found = FITS[code](facts, phrases) if code in FITS else ()
        if found:
            return found
    return ()


def _lawyer_acts(facts: LetterFacts, _: Phrases) -> tuple[Problem, ...]:
    """Report a lawyer: two who write to the IND about one case get in each other's way."""
    lawyer = plain(facts.case_file.lawyer)
    return (Problem("lawyer_acts", "case.lawyer", (("lawyer", lawyer),)),) if lawyer else ()


def _no_lawyer_known(facts: LetterFacts, _: Phrases) -> tuple[Problem, ...]:
    return () if plain(facts.case_file.lawyer) else (Problem("needs_lawyer", "case.lawyer"),)


def _no_representative(facts: LetterFacts, _: Phrases) -> tuple[Problem, ...]:
    if facts.case_file.representative is not None:
        return ()
    return (Problem("no_representative", "case.representative.name"),)


def _term_runs(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """Report a term that has not passed yet in every way of counting."""
    term = facts.term
    if term is None:
        return (Problem("term_unknown", "case.events"),)
    if facts.today > term.safe:
        return ()
    days = (("arguable", phrases.day(term.arguable)), ("safe", phrases.day(term.safe)))
    if facts.today > term.arguable:
        return (Problem("term_disputed", "case.events", days),)
    return (Problem("term_runs", "case.events", (("day", phrases.day(term.safe)),)),)


def _nothing_to_remind_of(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """Report that no letter was posted that a reminder can refer to, or only just now."""
    sent = reminded_of(facts)
    if not sent:
        return (Problem("nothing_sent", "case.events"),)
    answer_by = sent[-1].day + ANSWERED_WITHIN
    if facts.today > answer_by:
        return ()
    days = (("day", phrases.day(sent[-1].day)), ("from", phrases.day(answer_by + _ONE_DAY)))
    return (Problem("reminder_early", "case.events", days),)


def _nothing_sent(facts: LetterFacts, _: Phrases) -> tuple[Problem, ...]:
    return () if sendings(facts) else (Problem("nothing_sent", "case.events"),)


def _no_appeal(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """Report that there is no ground for an appeal against failure to decide, or one runs."""
    lodged = last_event(facts.case_file, "beroep_niet_tijdig")
    if lodged is not None:
        return (Problem("appeal_lodged", "case.events", (("day", phrases.day(lodged.day)),)),)
    if facts.assessment is None or facts.assessment.beroep.start is None:
        return (Problem("no_appeal_yet", "case.events"),)
    return ()


# What must hold before anything else is looked at. `notice_due` comes later, for it needs the term.
FITS: Mapping[str, Fit] = {
    "undecided": decided,
    "no_lawyer": _lawyer_acts,
    "lawyer": _no_lawyer_known,
    "representative": _no_representative,
    "term_passed": _term_runs,
    "reminds": _nothing_to_remind_of,
    "sent": _nothing_sent,
    "penalty": penalty_not_due,
    "completes": nothing_to_complete,
    "completes_later": completed_too_late,
    "appeal": _no_appeal,
}
