"""What was sent before a letter, how late a decision is by now, and what follows from both."""

from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from casework.law.assessment import Assessment, GivenNotice
from casework.law.notices import effective
from casework.letters.facts import LetterFacts, last_event
from casework.phrases import Phrases

NOTICE = "ingebrekestelling"
# Letters that go to somebody else than the IND.
NOT_TO_IND = frozenset({"advocaat_beroep", "machtiging", "uitleg_client"})
# What one can remind the IND of.
_REMINDED = (NOTICE, "informatieverzoek", "klacht", "rappel")
_EXPLAINED = (*_REMINDED, "inzageverzoek", "verzoek_dwangsom")
# A letter to the IND asks for an answer within two weeks, as a notice does by law.
ANSWERED_WITHIN = timedelta(days=14)
# After so many months past the last day a reminder grows firmer, and firmer still.
_FIRMER, _FIRMEST = relativedelta(months=3), relativedelta(months=12)

SENT_FIELDS = (
    "earlier",
    "delay",
    "reminder",
    "firmness",
    "consequence",
    "explained",
    "coming",
)


class Sending(NamedTuple):
    """A letter that went to the IND: its kind, and the day on which it was posted."""

    kind: str
    day: date


def sendings(facts: LetterFacts) -> tuple[Sending, ...]:
    """Return what went to the IND about this file, the oldest first.

    A notice is also known from the facts of the file, whoever sent it.
    """
    found = {
        Sending(_kind(letter.template), letter.posted_on)
        for letter in facts.letters
        if letter.posted_on is not None and letter.template not in NOT_TO_IND
    }
    events = facts.case_file.events
    noticed = {event.day for event in events if event.kind == f"{NOTICE}_verzonden"} or {
        event.day for event in events if event.kind == f"{NOTICE}_ontvangen"
    }
    found |= {Sending(NOTICE, day) for day in noticed}
    return tuple(sorted(found, key=lambda sending: (sending.day, sending.kind)))


def reminded_of(facts: LetterFacts) -> tuple[Sending, ...]:
    """Return what a reminder can refer to."""
    return tuple(sending for sending in sendings(facts) if sending.kind in _REMINDED)


def notice_in_force(assessment: Assessment | None) -> GivenNotice | None:
    """Return the notice of default that counts; None while there is none."""
    return None if assessment is None else effective(assessment.ingebrekestelling)


def sent_fields(facts: LetterFacts, phrases: Phrases) -> dict[str, str]:
    """Return the fields of a template about what was sent and how late it is."""
    words = _SentWords(facts, phrases)
    return {
        "earlier": words.earlier(),
        "delay": words.delay(),
        "reminder": words.reminder(),
        "firmness": words.firmness(),
        "consequence": words.consequence(),
        "explained": words.explained(),
        "coming": words.coming(),
    }


class _SentWords:
    """Says what was sent before, and what will follow."""

    def __init__(self, facts: LetterFacts, phrases: Phrases) -> None:
        self._facts = facts
        self._phrases = phrases

    def earlier(self) -> str:
        """Name each earlier letter with its day."""
        return " ".join(
            self._say(f"sent_{sending.kind}", day=sending.day)
            for sending in reminded_of(self._facts)
        )

    def delay(self) -> str:
        """Say since when, and for how long, a decision is late; empty while that is disputed."""
        last_day = self._late_since()
        if last_day is None:
            return ""
        late = self._phrases.interval(last_day, self._facts.today)
        term = self._facts.term
        settled = term is not None and term.safe == term.arguable
        return self._say("delay" if settled else "delay_latest", day=last_day, late=late)

    def reminder(self) -> str:
        """Name the reminder in its subject."""
        return self._say(f"reminder_{self._level()}")

    def firmness(self) -> str:
        """Ask for a decision, more firmly after more time."""
        decision = self._say("decision_objection" if self._facts.objects else "decision")
        return self._say(f"firmness_{self._level()}", decision=decision)

    def consequence(self) -> str:
        """Say what follows when no decision comes."""
        lodged = last_event(self._facts.case_file, "beroep_niet_tijdig")
        if lodged is not None:
            return self._say("appeal_runs", day=lodged.day)
        notice = notice_in_force(self._facts.assessment)
        start = None if self._facts.assessment is None else self._facts.assessment.beroep.start
        if notice is None or start is None:
            return self._say("notice_follows")
        return self._say("appeal_follows" if self._appeal_open() else "appeal_from", day=start)

    def explained(self) -> str:
        """Tell the client which letter went to the IND last, and what it says."""
        sent = sendings(self._facts)
        if not sent:
            return ""
        return self._say(f"explained_{_told(sent[-1])}", day=sent[-1].day)

    def coming(self) -> str:
        """Tell the client what can be expected now."""
        sent = sendings(self._facts)
        if not sent:
            return ""
        over = sent[-1].kind == NOTICE and self._appeal_open()
        return self._say("coming_appeal" if over else f"coming_{_told(sent[-1])}")

    def _appeal_open(self) -> bool:
        """Whether an appeal against failure to decide can be lodged by now."""
        assessment = self._facts.assessment
        start = None if assessment is None else assessment.beroep.start
        return start is not None and start <= self._facts.today

    def _late_since(self) -> date | None:
        term = self._facts.term
        return term.safe if term is not None and term.safe < self._facts.today else None

    def _level(self) -> int:
        last_day = self._late_since()
        if last_day is None or self._facts.today <= last_day + _FIRMER:
            return 1
        return 2 if self._facts.today <= last_day + _FIRMEST else 3

    def _say(self, code: str, **values: object) -> str:
        return self._phrases.say("letter", code, values.items())


def _kind(template: str) -> str:
    return NOTICE if template.startswith(f"{NOTICE}_") else template


def _told(sending: Sending) -> str:
    return sending.kind if sending.kind in _EXPLAINED else "other"
