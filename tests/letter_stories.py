"""Invented files in which every shipped letter fits, counted by the shipped rules."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from casework.casefile import (
    ASIEL,
    BEZWAAR_NAREIS,
    NAREIS,
    CaseEvent,
    CaseFile,
    FamilyMember,
    Representative,
)
from casework.law.rule_files import read_rules
from casework.letters.drafting import Draft, draft
from casework.storage import LetterSummary
from casework.usecases import assessment_of
from tests.letter_cases import (
    ADDRESSEES,
    CHILD,
    CLIENT,
    OFFICE,
    PHRASES,
    RESOURCES,
    SPOUSE,
    TEMPLATES,
    TODAY,
)

RULES = read_rules(
    {path.name: path.read_text("utf-8") for path in (RESOURCES / "rules").glob("*.toml")}
)
REPRESENTATIVE = Representative("A. de Boer", authorised_on=date(2026, 1, 5))
LAWYER = "mr. J. Vermeulen, Kantoor Voorbeeld, Gracht 3, 1234 XY Voorbeeldstad"


def sent(template, day, number=1, **changes):
    """Make the summary of a letter that was posted on the day it was made."""
    return LetterSummary(UUID(int=100 + number), UUID(int=50), template, day, day, **changes)


@dataclass(frozen=True)
class Story:
    """A file, what was sent about it, and the day on which a letter is made."""

    case_file: CaseFile
    letters: tuple[LetterSummary, ...] = ()
    typed: Mapping[str, str] = ()
    today: date = TODAY

    def facts(self):
        """Return what `draft` and `offers` ask for, in their order."""
        family = () if self.case_file.procedure == ASIEL else (SPOUSE, CHILD)
        law = assessment_of(self.case_file, CLIENT, RULES, self.today)
        return (CLIENT, family, self.case_file, OFFICE, law, self.today, PHRASES)

    def tell(self, template: str, **changes) -> Draft:
        """Draft a letter."""
        given = {"unprintable": lambda _: (), "letters": self.letters, "typed": dict(self.typed)}
        return draft(TEMPLATES[template], *self.facts(), addresses=ADDRESSEES, **given | changes)

    def with_(self, *events, **changes):
        """Add facts to the file, and change its other parts."""
        case_file = replace(self.case_file, **changes)
        return replace(self, case_file=case_file.with_events((*case_file.events, *events)))

    def represented(self):
        """Let somebody sign for the client."""
        return self.with_(representative=REPRESENTATIVE)


def _file(procedure, *events):
    members = (SPOUSE, CHILD) if procedure != ASIEL else ()
    return CaseFile(
        UUID(int=50),
        "2026-0021",
        CLIENT.id,
        procedure,
        zaaknummer="Z1-0000000021",
        handler="B. Jansen",
        family=tuple(FamilyMember(member.id) for member in members),
    ).with_events(events)


LODGED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
REFUSED = CaseEvent("besluit", date(2025, 10, 6), outcome="afwijzing", announced=date(2025, 10, 8))
ASKED = CaseEvent(
    "opschorting", date(2026, 11, 9), ground="herstel_verzuim", until=date(2026, 12, 7)
)
NOTICE_POSTED = CaseEvent("ingebrekestelling_verzonden", date(2026, 10, 1))
NOTICE_RECEIVED = CaseEvent("ingebrekestelling_ontvangen", date(2026, 10, 2))

ASYLUM = Story(_file(ASIEL, LODGED))
FAMILY = Story(_file(NAREIS, LODGED, CaseEvent("aanvraag_ontvangen", date(2025, 2, 14))))
OBJECTION = Story(_file(BEZWAAR_NAREIS, REFUSED, replace(LODGED, day=date(2025, 10, 30))))

REQUESTED = sent("informatieverzoek", date(2026, 9, 1))
REGISTERED = sent(
    "ingebrekestelling_asiel",
    date(2026, 10, 1),
    2,
    registered_number="3SAAAA000000001",
    received_on=date(2026, 10, 2),
)


def noticed(story):
    """Give notice of default in a story, after a request for information."""
    told = story.with_(NOTICE_POSTED, NOTICE_RECEIVED)
    return replace(told, letters=(REQUESTED, REGISTERED))


def _late(story, today):
    return replace(story, letters=(sent("informatieverzoek", date(2025, 8, 15)),), today=today)


_OLD_PENALTY = Story(
    _file(
        NAREIS,
        CaseEvent("aanvraag_ontvangen", date(2024, 2, 1)),
        CaseEvent("ingebrekestelling_verzonden", date(2025, 2, 3)),
        CaseEvent("ingebrekestelling_ontvangen", date(2025, 2, 4)),
    )
)
_TOOK_MORE = {"reason": "De ambassade heeft de akte nog niet afgegeven.", "new_day": "2027-01-11"}
_DOCUMENTS = {"documents": "Kopie van de geboorteakte\n\n  Vertaling van de geboorteakte\n"}


def _completing(story, typed):
    return replace(story.with_(ASKED), typed=typed)


# Every letter, and each form it takes: the name of the golden copy, the letter, the file.
STORIES = {
    "informatieverzoek_bezwaar": ("informatieverzoek", OBJECTION),
    "rappel_eerste": ("rappel", _late(ASYLUM, date(2025, 10, 1))),
    "rappel_na_maanden": ("rappel", _late(ASYLUM, date(2026, 1, 12))),
    "rappel_na_jaar": ("rappel", noticed(ASYLUM).represented()),
    "rappel_nareis": ("rappel", noticed(FAMILY).represented()),
    "rappel_bezwaar": ("rappel", noticed(OBJECTION)),
    "rappel_beroep_loopt": (
        "rappel",
        noticed(ASYLUM).with_(CaseEvent("beroep_niet_tijdig", date(2026, 11, 2))),
    ),
    "verzoek_dwangsom_vol": ("verzoek_dwangsom", _OLD_PENALTY.represented()),
    "verzoek_dwangsom_besluit": (
        "verzoek_dwangsom",
        _OLD_PENALTY.with_(CaseEvent("besluit", date(2025, 3, 3), outcome="inwilliging")),
    ),
    "verzoek_dwangsom_overgang": (
        "verzoek_dwangsom",
        Story(
            _file(
                NAREIS,
                CaseEvent("aanvraag_ontvangen", date(2024, 2, 1)),
                CaseEvent("ingebrekestelling_ontvangen", date(2025, 4, 10)),
            )
        ),
    ),
    "inzageverzoek_zelf": ("inzageverzoek", ASYLUM),
    "inzageverzoek_gemachtigde": ("inzageverzoek", FAMILY.represented()),
    "klacht_asiel": ("klacht", noticed(ASYLUM)),
    "klacht_nareis_gemachtigde": ("klacht", noticed(FAMILY).represented()),
    "klacht_bezwaar": ("klacht", OBJECTION),
    "machtiging_kantoor": ("machtiging", ASYLUM),
    "machtiging_gemachtigde": ("machtiging", FAMILY.represented()),
    "machtiging_bezwaar": ("machtiging", OBJECTION),
    "advocaat_beroep_asiel": ("advocaat_beroep", noticed(ASYLUM).with_(lawyer=LAWYER)),
    "advocaat_beroep_nareis": (
        "advocaat_beroep",
        noticed(FAMILY).represented().with_(lawyer=LAWYER),
    ),
    "herstel_verzuim_antwoord_asiel": (
        "herstel_verzuim_antwoord",
        _completing(ASYLUM, _DOCUMENTS),
    ),
    "herstel_verzuim_antwoord_nareis": (
        "herstel_verzuim_antwoord",
        _completing(FAMILY.represented(), _DOCUMENTS),
    ),
    "herstel_verzuim_antwoord_bezwaar": (
        "herstel_verzuim_antwoord",
        _completing(OBJECTION, _DOCUMENTS),
    ),
    "herstel_verzuim_uitstel_asiel": (
        "herstel_verzuim_uitstel",
        _completing(ASYLUM, _TOOK_MORE),
    ),
    "herstel_verzuim_uitstel_gemachtigde": (
        "herstel_verzuim_uitstel",
        _completing(FAMILY.represented(), _TOOK_MORE),
    ),
    "wijziging_adres_zelf": ("wijziging_adres", ASYLUM),
    "wijziging_adres_gemachtigde": ("wijziging_adres", FAMILY.represented()),
    "gemachtigde_gemeld_asiel": ("gemachtigde_gemeld", ASYLUM.represented()),
    "gemachtigde_gemeld_bezwaar": ("gemachtigde_gemeld", OBJECTION.represented()),
    "uitleg_client_informatieverzoek": ("uitleg_client", replace(ASYLUM, letters=(REQUESTED,))),
    "uitleg_client_ingebrekestelling": ("uitleg_client", noticed(FAMILY).represented()),
    "uitleg_client_klacht": (
        "uitleg_client",
        replace(OBJECTION, letters=(sent("klacht", date(2026, 11, 2)),)),
    ),
}
