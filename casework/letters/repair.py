"""What a letter says when the IND asked to complete an application (herstel verzuim)."""

from datetime import date

from casework.casefile import CaseEvent
from casework.errors import Problem
from casework.law.assessment import SETTLED
from casework.letters.facts import LetterFacts, last_event, plain
from casework.letters.terms import cited, reliance_on
from casework.phrases import Phrases

DOCUMENTS, REASON, NEW_DAY = "documents", "reason", "new_day"
# What a volunteer types for one letter, in the order of asking.
TYPED = (DOCUMENTS, REASON, NEW_DAY)
TYPED_LENGTH = 2_000

REPAIR_FIELDS = ("repair", "repair_day", "resumes", REASON, NEW_DAY)


def asked_to_complete(facts: LetterFacts) -> CaseEvent | None:
    """Return the last letter in which the IND asked to complete the application."""
    return last_event(facts.case_file, "opschorting", "herstel_verzuim")


def nothing_to_complete(facts: LetterFacts, _: Phrases) -> tuple[Problem, ...]:
    """Report that the file holds no letter that asks to complete the application."""
    return () if asked_to_complete(facts) else (Problem("nothing_to_complete", "case.events"),)


def completed_too_late(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """Report that the day which the IND set has passed: then it can no longer be moved."""
    asked = asked_to_complete(facts)
    if asked is None or asked.until is None or asked.until >= facts.today:
        return ()
    return (Problem("repair_over", "case.events", (("day", phrases.day(asked.until)),)),)


def not_typed(facts: LetterFacts, typed: tuple[str, ...]) -> tuple[Problem, ...]:
    """List what a volunteer still has to type for a letter, or typed wrongly."""
    return tuple(problem for name in typed for problem in _problems_of(name, facts))


def repair_fields(facts: LetterFacts, phrases: Phrases) -> dict[str, str]:
    """Return the fields of a template about completing an application."""
    asked = asked_to_complete(facts)
    new_day = _day(facts.typed.get(NEW_DAY, ""))
    return {
        "repair": _said(asked, facts, phrases) if asked else "",
        "repair_day": phrases.day(asked.day) if asked else "",
        "resumes": _resumes(facts, phrases),
        REASON: plain(facts.typed.get(REASON, "")),
        NEW_DAY: phrases.day(new_day) if new_day else "",
    }


def documents(facts: LetterFacts) -> tuple[str, ...]:
    """Return the documents that were typed, one a line, without the dashes before them."""
    lines = facts.typed.get(DOCUMENTS, "").splitlines()
    return tuple(text for line in lines if (text := plain(line).lstrip("–-•* ")))


def _said(asked: CaseEvent, facts: LetterFacts, phrases: Phrases) -> str:
    matter = phrases.say("letter", "matter_objection" if facts.objects else "matter")
    values = [("day", asked.day), ("matter", matter)]
    if asked.until is None:
        return phrases.say("letter", "repair", values)
    return phrases.say("letter", "repair_until", [*values, ("until", asked.until)])


def _resumes(facts: LetterFacts, phrases: Phrases) -> str:
    """Say that the term goes on, where it is settled by which article it stood still."""
    if facts.term is None:
        return ""
    reading = reliance_on(facts.term, facts.today).reading
    pause = next((step for step in reading.steps if step.text.startswith("pause")), None)
    if pause is None or reading.certainty != SETTLED:
        return ""
    return phrases.say("letter", "resumes", (("basis", cited(pause.basis)),))


def _problems_of(name: str, facts: LetterFacts) -> tuple[Problem, ...]:
    text, field = facts.typed.get(name, ""), f"typed.{name}"
    if not plain(text):
        return (Problem(f"needs_{name}", field),)
    if len(text) > TYPED_LENGTH:
        values = (("limit", str(TYPED_LENGTH)), ("length", str(len(text))))
        return (Problem("too_long", field, values),)
    return _problems_of_day(text, facts, field) if name == NEW_DAY else ()


def _problems_of_day(text: str, facts: LetterFacts, field: str) -> tuple[Problem, ...]:
    day = _day(text)
    if day is None:
        return (Problem("unreadable_date", field, (("text", text),)),)
    asked = asked_to_complete(facts)
    set_by_ind = facts.today if asked is None or asked.until is None else asked.until
    late_enough = day > max(facts.today, set_by_ind)
    return () if late_enough else (Problem("new_day_early", field),)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
