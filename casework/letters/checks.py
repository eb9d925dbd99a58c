"""What must be known, and must have happened, before a letter can be made."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, timedelta

from casework.agreements import MACHTIGING
from casework.casefile import BEZWAAR_NAREIS, NAREIS, application_day
from casework.clients import Address, is_v_nummer
from casework.duties import holds
from casework.errors import Problem
from casework.law.assessment import BETWIST, Assessment, Term
from casework.letters.facts import (
    LetterFacts,
    decision_objected_to,
    plain,
    standing_decision,
    verdict_today,
)
from casework.phrases import Phrases

Unprintable = Callable[[str], tuple[str, ...]]

# Without these days the term is unknown too.
TERM_UNKNOWN = ("needs_application", "needs_objection", "needs_decision")


def missing(facts: LetterFacts, needs: Collection[str]) -> tuple[Problem, ...]:
    """List every field that is empty and may not be, in the order of the forms.

    `needs` are codes of `NEEDS`.
    """
    found = (
        problem
        for code, missing_of in NEEDS.items()
        if code in needs
        for problem in missing_of(facts)
    )
    return tuple(dict.fromkeys(found))


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


def unauthorised(facts: LetterFacts) -> Iterator[Problem]:
    """Report a representative who may not act: never authorised, not yet, or not any more."""
    representative = facts.representative
    if representative is None:
        return
    field = "case.representative.authorised_on"
    given = [one for one in facts.agreements if one.kind == MACHTIGING]
    if representative.authorised_on is None:
        yield Problem("needs_authorisation", field)
    elif representative.authorised_on > facts.today:
        yield Problem("date_in_future", field)
    elif given and not holds(given, MACHTIGING, facts.today):
        yield Problem("authorisation_withdrawn", field)


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
    yield from _missing_of_name(facts)
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
    yield from unauthorised(facts)


def _missing_of_sender(facts: LetterFacts) -> Iterator[Problem]:
    yield from _missing_of_representative(facts)
    yield from _missing_of_home(facts) if facts.by_client else _missing_of_office(facts)


def _missing_of_office(facts: LetterFacts) -> Iterator[Problem]:
    if not plain(facts.office.name):
        yield Problem("needs_office", "office.name")
    yield from _missing_of_address("office", facts.office.address)


def _missing_of_home(facts: LetterFacts) -> Iterator[Problem]:
    yield from _missing_of_address("client", facts.client.address)


def _missing_of_name(facts: LetterFacts) -> Iterator[Problem]:
    if not plain(facts.client.family_name):
        yield Problem("needs_name", "client.family_name")


def _missing_of_address(owner: str, address: Address) -> Iterator[Problem]:
    for part in ("street", "postcode", "town"):
        if not plain(getattr(address, part)):
            yield Problem(f"needs_{part}", f"{owner}.address.{part}")


def _printed(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    people = [("client", facts.client)]
    people += [(f"family[{position}]", member) for position, member in enumerate(facts.family)]
    for path, person in people:
        yield f"{path}.given_names", person.given_names
        yield f"{path}.family_name", person.family_name
    yield "case.number", facts.case_file.number
    yield "case.zaaknummer", facts.case_file.zaaknummer
    yield "case.lawyer", facts.case_file.lawyer
    for name, text in facts.typed.items():
        yield f"typed.{name}", text
    yield from _printed_of_sender(facts)


def _printed_of_sender(facts: LetterFacts) -> Iterator[tuple[str, str]]:
    owner = "client" if facts.by_client else "office"
    for part in ("street", "postcode", "town", "country"):
        yield f"{owner}.address.{part}", getattr(facts.reply_address, part)
    if facts.representative is not None:
        yield "case.representative.name", facts.representative.name
        yield "case.representative.organisation", facts.representative.organisation
    if owner == "office":
        yield "office.name", facts.office.name
        yield "office.phone", facts.office.phone
        yield "office.email", facts.office.email


# What a template may ask for, in the order of the forms.
NEEDS: Mapping[str, Callable[[LetterFacts], Iterator[Problem]]] = {
    "client": _missing_of_client,
    "name": _missing_of_name,
    "family": _missing_of_family,
    "application": _missing_of_the_term,
    "home": _missing_of_home,
    "sender": _missing_of_sender,
    "office": _missing_of_office,
}
