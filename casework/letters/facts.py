"""What a letter is about, and what every letter reads in it."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from casework.agreements import Agreement
from casework.casefile import BEZWAAR_NAREIS, CaseEvent, CaseFile, Representative, application_day
from casework.clients import Address, Client
from casework.law.assessment import BETWIST, GELDIG, PREMATUUR, Assessment, Term
from casework.letters.templates import CLIENT, PARTY
from casework.storage import LetterSummary, Office

_ENDS_A_DECISION = ("besluit_ingetrokken", "besluit_vernietigd")


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter is about; in nareis the client is the sponsor and `family` the others.

    `letters` are those of the file that were made before, `agreements` what the client agreed to,
    `typed` what a volunteer typed for this letter alone. `sender` is that of the template.
    """

    client: Client
    family: tuple[Client, ...]
    case_file: CaseFile
    office: Office
    assessment: Assessment | None
    today: date
    letters: tuple[LetterSummary, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    sender: str = PARTY

    @property
    def representative(self) -> Representative | None:
        """Who signs for the client; None when the client or the office writes in its own name."""
        return self.case_file.representative if self.sender == PARTY else None

    @property
    def by_client(self) -> bool:
        """Whether the client signs."""
        return self.sender == CLIENT or (self.sender == PARTY and self.representative is None)

    @property
    def reply_address(self) -> Address:
        """Where the answer must go: to who signs."""
        return self.client.address if self.by_client else self.office.address

    @property
    def objects(self) -> bool:
        """Whether the file is a bezwaar."""
        return self.case_file.procedure == BEZWAAR_NAREIS

    @property
    def term(self) -> Term | None:
        """The decision term, when it is known."""
        return None if self.assessment is None else self.assessment.beslistermijn


def plain(text: str) -> str:
    """Write a text on one line, without the invisible marks that come along when copying."""
    composed = unicodedata.normalize("NFC", text)
    visible = "".join(char for char in composed if unicodedata.category(char) != "Cf")
    return " ".join(visible.split())


def decisions_in(case_file: CaseFile) -> tuple[CaseEvent, ...]:
    """Return the decisions on what the file asks: in a bezwaar those that came after it."""
    decisions = [event for event in case_file.events if event.kind == "besluit"]
    if case_file.procedure == BEZWAAR_NAREIS:
        lodged = application_day(case_file.events)
        decisions = [event for event in decisions if lodged is not None and event.day > lodged]
    return tuple(sorted(decisions, key=_day))


def decision_objected_to(case_file: CaseFile) -> CaseEvent | None:
    """Return the decision that a bezwaar is about; None when the file does not hold it."""
    later = decisions_in(case_file)
    earlier = [
        event for event in case_file.events if event.kind == "besluit" and event not in later
    ]
    return min(earlier, key=_day, default=None)


def standing_decision(case_file: CaseFile) -> CaseEvent | None:
    """Return the last decision, unless it was withdrawn or annulled on that day or later."""
    decisions = decisions_in(case_file)
    if not decisions:
        return None
    last = decisions[-1]
    ended = any(
        event.kind in _ENDS_A_DECISION and event.day >= last.day for event in case_file.events
    )
    return None if ended else last


def first_event(case_file: CaseFile, kind: str) -> CaseEvent | None:
    """Return the earliest fact of a kind."""
    return next((event for event in case_file.events if event.kind == kind), None)


def last_event(case_file: CaseFile, kind: str, ground: str | None = None) -> CaseEvent | None:
    """Return the latest fact of a kind, of one ground when that is given."""
    found = [
        event for event in case_file.events if event.kind == kind and ground in (None, event.ground)
    ]
    return found[-1] if found else None


def verdict_today(term: Term, today: date) -> str:
    """Say what a notice sent today would be: geldig, betwist, or prematuur in every reading."""
    if today > term.safe:
        return GELDIG
    return BETWIST if today > term.arguable else PREMATUUR


def _day(event: CaseEvent) -> date:
    return event.day
