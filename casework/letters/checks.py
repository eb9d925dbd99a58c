"""What must be known, and must have happened, before a letter can be made."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from casework.casefile import (
    BEZWAAR_NAREIS,
    NAREIS,
    CaseEvent,
    CaseFile,
    Representative,
    application_day,
)
from casework.clients import Address, Client, is_v_nummer
from casework.errors import Problem
from casework.law.assessment import BETWIST, GELDIG, PREMATUUR, Assessment, Term
from casework.phrases import Phrases
from casework.storage import Office

Unprintable = Callable[[str], tuple[str, ...]]

# Without these days the term is unknown too.
TERM_UNKNOWN = ("needs_application", "needs_objection", "needs_decision")

_ENDS_A_DECISION = ("besluit_ingetrokken", "besluit_vernietigd")


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything a letter is about; in nareis the client is the sponsor and `family` the others."""

    client: Client
    family: tuple[Client, ...]
    case_file: CaseFile
    office: Office
    assessment: Assessment | None
    today: date

    @property
    def representative(self) -> Representative | None:
        """Who signs for the client; None when the client writes in their own name."""
        return self.case_file.representative

    @property
    def reply_address(self) -> Address:
        """Where the answer must go: to who signs."""
        return self.client.address if self.representative is None else self.office.address

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


def verdict_today(term: Term, today: date) -> str:
    """Say what a notice sent today would be: geldig, betwist, or prematuur in every reading."""
    if today > term.safe:
        return GELDIG
    return BETWIST if today > term.arguable else PREMATUUR


def missing(facts: LetterFacts, needs: Collection[str]) -> tuple[Problem, ...]:
    """List every field that is empty and may not be, in the order of the forms.

    `needs` are codes of `NEEDS`.
    """
    return tuple(
        problem
        for code, missing_of in NEEDS.items()
        if code in needs
        for problem in missing_of(facts)
    )


def reasons_against_notice(
    facts: LetterFacts, phrases: Phrases, early_because: str
) -> tuple[Problem, ...]:
    """List why no notice of default can be made now: not needed, or too early without a reason."""
    if facts.assessment is None or facts.term is None:
        return (Problem("term_unknown", "case.events"),)
    if not facts.assessment.ingebrekestelling.needed:
        return (Problem("notice_not_needed", "case.events"),)
    if early_because.strip() or facts.today > facts.term.safe:
        return ()
    return (_too_early(facts.term, facts.assessment, facts.today, phrases),)


def decided(facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    """Report a decision that stands: there is nothing left to ask for."""
    decision = standing_decision(facts.case_file)
    if decision is None:
        return ()
    return (Problem("decision_taken", "case.events", (("day", phrases.day(decision.day)),)),)


def not_printable(facts: LetterFacts, unprintable: Unprintable) -> tuple[Problem, ...]:
    """Report every field with characters that the letter's font does not have."""
    return tuple(
        Problem("unprintable", field, (("characters", " ".join(found)),))
        for field, text in _printed(facts)
        if (found := unprintable(plain(text)))
    )


def _too_early(term: Term, assessment: Assessment, today: date, phrases: Phrases) -> Problem:
    notice = assessment.ingebrekestelling
    safe_from = notice.safe_from or term.safe + timedelta(days=1)
    arguable_from = notice.arguable_from or term.arguable + timedelta(days=1)
    disputed = verdict_today(term, today) == BETWIST
    return Problem(
        "letter_disputed" if disputed else "letter_premature",
        "early_because",
        (
            ("last_day", phrases.day(term.safe)),
            ("safe_from", phrases.day(safe_from)),
            ("arguable_from", phrases.day(arguable_from)),
        ),
    )


def _missing_of_client(facts: LetterFacts) -> Iterator[Problem]:
    client = facts.client
    if not plain(client.family_name):
        yield Problem("needs_name", "client.family_name")
    if not client.v_nummer.strip():
        yield Problem("needs_v_nummer", "client.v_nummer")
    elif not is_v_nummer(client.v_nummer):
        yield Problem("v_nummer_length", "client.v_nummer")
    if client.birth is None:
        yield Problem("needs_birth", "client.birth")


def _missing_of_family(facts: LetterFacts) -> Iterator[Problem]:
    if facts.case_file.procedure not in (NAREIS, BEZWAAR_NAREIS):
        return
    if not facts.family:
        yield Problem("needs_family", "case.family")
    for position, member in enumerate(facts.family):
        if not plain(member.family_name):
            yield Problem("needs_name", f"family[{position}].family_name")
        if member.birth is None:
            yield Problem("needs_birth", f"family[{position}].birth")
        if member.v_nummer and not is_v_nummer(member.v_nummer):
            yield Problem("v_nummer_length", f"family[{position}].v_nummer")


def _missing_of_the_term(facts: LetterFacts) -> Iterator[Problem]:
    objects = facts.case_file.procedure == BEZWAAR_NAREIS
    if application_day(facts.case_file.events) is None:
        yield Problem("needs_objection" if objects else "needs_application", "case.events")
    if objects and decision_objected_to(facts.case_file) is None:
        yield Problem("needs_decision", "case.events")


def _missing_of_representative(facts: LetterFacts) -> Iterator[Problem]:
    representative = facts.representative
    if representative is None:
        return
    if not plain(representative.name):
        yield Problem("needs_representative", "case.representative.name")
    if representative.authorised_on is None:
        yield Problem("needs_authorisation", "case.representative.authorised_on")
    elif representative.authorised_on > facts.today:
        yield Problem("date_in_future", "case.representative.authorised_on")


def _missing_of_sender(facts: LetterFacts) -> Iterator[Problem]:
    yield from _missing_of_representative(facts)
    owner = "client" if facts.representative is None else "office"
    if owner == "office" and not plain(facts.office.name):
        yield Problem("needs_office", "office.name")
    for part in ("street", "postcode", "town"):
        if not plain(getattr(facts.reply_address, part)):
            yield Problem(f"needs_{part}", f"{owner}.address.{part}")


def _printed(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    people = [("client", facts.client)]
    people += [(f"family[{position}]", member) for position, member in enumerate(facts.family)]
    for path, person in people:
        yield f"{path}.given_names", person.given_names
        yield f"{path}.family_name", person.family_name
    yield "case.number", facts.case_file.number
    yield "case.zaaknummer", facts.case_file.zaaknummer
    yield from _printed_of_sender(facts)


def _printed_of_sender(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    owner = "client" if facts.representative is None else "office"
    for part in ("street", "postcode", "town", "country"):
        yield f"{owner}.address.{part}", getattr(facts.reply_address, part)
    if facts.representative is not None:
        yield "case.representative.name", facts.representative.name
        yield "case.representative.organisation", facts.representative.organisation
        yield "office.name", facts.office.name
        yield "office.phone", facts.office.phone
        yield "office.email", facts.office.email


def _day(event: CaseEvent) -> date:
    return event.day


# What a template may ask for, in the order of the forms.
NEEDS: Mapping[str, Callable[[LetterFacts], Iterator[Problem]]] = {
    "client": _missing_of_client,
    "family": _missing_of_family,
    "application": _missing_of_the_term,
    "sender": _missing_of_sender,
}
