"""What happened in a file and how its term was counted, as tables for who takes the case over."""

from collections.abc import Iterator
from datetime import date

from casework.casefile import CaseEvent
from casework.law.assessment import HISTORIC, Reading, Step
from casework.law.receipt import reading_name, sentences
from casework.letters.facts import LetterFacts
from casework.letters.sent import NOTICE, notice_in_force
from casework.letters.terms import reliance_on
from casework.phrases import Phrases

Rows = tuple[tuple[str, ...], ...]
Dated = Iterator[tuple[date, str]]

APPEAL_FIELDS = ("notice_given", "appeal_since", "ways_differ")

# Which section has the words for a detail of a fact.
_GROUNDS = {
    "verlenging": "extension_ground",
    "opschorting": "suspension_ground",
    "voornemen": "voornemen_ground",
}


def chronology(facts: LetterFacts, phrases: Phrases) -> Rows:
    """Return day and event of everything in the file, the oldest first."""
    words = _Chronology(facts, phrases)
    dated = sorted([*words.events(), *words.letters(), *words.last_days()], key=lambda row: row[0])
    return tuple((phrases.day(day), said) for day, said in dict.fromkeys(dated))


def calculation(facts: LetterFacts, phrases: Phrases) -> Rows:
    """Return the receipt of the term relied on: to which day each step leads, and why."""
    if facts.term is None:
        return ()
    steps: tuple[Step, ...] = reliance_on(facts.term, facts.today).reading.steps
    if facts.assessment is not None:
        steps += facts.assessment.beroep.steps
    return tuple((phrases.day(step.day), said) for step, said in sentences(steps, phrases))


def appeal_fields(facts: LetterFacts, phrases: Phrases) -> dict[str, str]:
    """Return the fields of a template about an appeal against failure to decide."""
    return {
        "notice_given": _notice_given(facts, phrases),
        "appeal_since": _appeal_since(facts, phrases),
        "ways_differ": _ways_differ(facts, phrases),
    }


class _Chronology:
    """Says what happened, event by event."""

    def __init__(self, facts: LetterFacts, phrases: Phrases) -> None:
        self._facts = facts
        self._phrases = phrases

    def events(self) -> Dated:
        """Name the facts; of a notice that is kept as a letter, the letter tells more."""
        told = self._notices_kept()
        for event in self._facts.case_file.events:
            if (event.kind, event.day) not in told:
                yield event.day, self._with_details(event)

    def letters(self) -> Dated:
        """Name the letters that were posted, and those of which the receipt is known."""
        for letter in self._facts.letters:
            if letter.posted_on is not None:
                yield letter.posted_on, self._posted(letter.template, letter.registered_number)
            if letter.received_on is not None:
                name = self._name(letter.template)
                yield letter.received_on, self._say("told_received", name=name)

    def last_days(self) -> Dated:
        """Name the last day of the term in each way of counting, and of the maximum."""
        term, assessment = self._facts.term, self._facts.assessment
        for reading in () if term is None else term.readings:
            if reading.certainty != HISTORIC:
                yield reading.last_day, self._last_day(reading)
        if assessment is not None and assessment.maximum is not None:
            yield assessment.maximum.last_day, self._say("told_maximum")

    def _notices_kept(self) -> set[tuple[str, date | None]]:
        notices = [one for one in self._facts.letters if one.template.startswith(f"{NOTICE}_")]
        posted = {(f"{NOTICE}_verzonden", letter.posted_on) for letter in notices}
        return posted | {(f"{NOTICE}_ontvangen", letter.received_on) for letter in notices}

    def _last_day(self, reading: Reading) -> str:
        term = self._facts.term
        if term is not None and term.safe == term.arguable:
            return self._say("told_last_day")
        return self._say("told_last_day_by", reading=reading_name(reading, self._phrases))

    def _posted(self, template: str, number: str) -> str:
        name = self._name(template)
        if number:
            return self._say("told_posted_registered", name=name, number=number)
        return self._say("told_posted", name=name)

    def _name(self, template: str) -> str:
        known = self._phrases.has("letter_name", template)
        return self._phrases.say("letter_name", template) if known else template

    def _with_details(self, event: CaseEvent) -> str:
        special = f"{event.kind}_{self._facts.case_file.procedure}"
        code = special if self._phrases.has("event", special) else event.kind
        parts = [self._phrases.say("event", code), *self._details(event)]
        return ", ".join(part for part in parts if part)

    def _details(self, event: CaseEvent) -> Iterator[str]:
        if event.outcome is not None:
            yield self._phrases.say("outcome", event.outcome)
        if event.months is not None:
            yield self._phrases.count(event.months, "month")
        if event.ground is not None:
            yield self._phrases.say(_GROUNDS[event.kind], event.ground)
        if event.announced is not None and event.announced != event.day:
            yield self._say("told_announced", day=event.announced)
        if event.until is not None:
            yield self._say("told_until", day=event.until)

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())


def _notice_given(facts: LetterFacts, phrases: Phrases) -> str:
    notice = notice_in_force(facts.assessment)
    if notice is None:
        return ""
    if notice.received is None:
        return phrases.say("letter", "notice_sent", (("day", notice.day),))
    if notice.sent is None:
        return phrases.say("letter", "notice_received", (("day", notice.received),))
    values = (("sent", notice.sent), ("received", notice.received))
    return phrases.say("letter", "notice_sent_received", values)


def _appeal_since(facts: LetterFacts, phrases: Phrases) -> str:
    start = None if facts.assessment is None else facts.assessment.beroep.start
    if start is None:
        return ""
    code = "appeal_since" if start <= facts.today else "appeal_not_before"
    return phrases.say("letter", code, (("day", start),))


def _ways_differ(facts: LetterFacts, phrases: Phrases) -> str:
    term = facts.term
    if term is None or term.safe == term.arguable:
        return ""
    values = (("arguable", term.arguable), ("safe", term.safe))
    return phrases.say("letter", "ways_differ", values)
