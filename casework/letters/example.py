"""An invented file, to see how a letter will look before it is used for anybody."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    CaseEvent,
    CaseFile,
    FamilyMember,
    Representative,
)
from casework.clients import Address, Client, PartialDate
from casework.law.rules import Rules
from casework.letters.drafting import Letter, made
from casework.letters.facts import LetterFacts
from casework.letters.repair import DOCUMENTS, NEW_DAY, REASON
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases
from casework.storage import LetterSummary, Office
from casework.usecases import assessment_of

_ADDRESS = Address("Voorbeeldstraat 1", "1234 AB", "Voorbeeldstad")
_CLIENT = Client(
    UUID(int=1),
    "Voorbeeld",
    "Alex",
    PartialDate(1990, 3, 12),
    "0123456789",
    address=_ADDRESS,
)
_MEMBER = Client(UUID(int=2), "Voorbeeld", "Robin", PartialDate(1992))
_OFFICE = Office("Steunpunt Voorbeeld", _ADDRESS, "000 000 00 00", "post@voorbeeld.example")
_LODGED, _ASKED, _REQUESTED, _NOTICED = (timedelta(days=days) for days in (800, 700, 90, 40))
_DECIDED = timedelta(days=820)


def example(
    template: LetterTemplate,
    office: Office,
    rules: Rules,
    phrases: Phrases,
    addresses: Mapping[str, tuple[str, ...]],
    today: date,
) -> Letter:
    """Compose the letter for an invented file in which everything happened that one can name."""
    procedure = template.procedures[0] if template.procedures else ASIEL
    case_file = _case_file(procedure, today)
    facts = LetterFacts(
        client=_CLIENT,
        family=() if procedure == ASIEL else (_MEMBER,),
        case_file=case_file,
        office=office if office.name.strip() else _OFFICE,
        assessment=assessment_of(case_file, _CLIENT, rules, today),
        today=today,
        letters=(_request(today),),
        typed={
            DOCUMENTS: "Kopie van de geboorteakte\nKopie van het paspoort",
            REASON: "De ambassade heeft de akte nog niet gegeven.",
            NEW_DAY: (today + timedelta(days=28)).isoformat(),
        },
        sender=template.sender,
    )
    return made(template, facts, phrases, addresses)


def _case_file(procedure: str, today: date) -> CaseFile:
    asked = CaseEvent(
        "opschorting",
        today - _ASKED,
        ground="herstel_verzuim",
        until=today - _ASKED + timedelta(days=14),
    )
    events = [
        CaseEvent("aanvraag_ingediend", today - _LODGED),
        asked,
        CaseEvent("ingebrekestelling_verzonden", today - _NOTICED),
    ]
    if procedure == BEZWAAR_NAREIS:
        events.append(CaseEvent("besluit", today - _DECIDED, outcome="afwijzing"))
    return CaseFile(
        UUID(int=3),
        f"{today.year}-0001",
        _CLIENT.id,
        procedure,
        family=() if procedure == ASIEL else (FamilyMember(_MEMBER.id),),
        representative=Representative("A. Voorbeeld", authorised_on=today - _REQUESTED),
        handler="A. Voorbeeld",
        lawyer="mr. B. Voorbeeld, Voorbeeldlaan 2, 1234 AB Voorbeeldstad",
    ).with_events(events)


def _request(today: date) -> LetterSummary:
    day = today - _REQUESTED
    return LetterSummary(UUID(int=4), UUID(int=3), "informatieverzoek", day, day)
