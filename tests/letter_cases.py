"""Invented people, files and assessments for the tests of letters and exports."""

import tomllib
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from casework.casefile import CaseEvent, CaseFile, Representative
from casework.clients import Address, Client, PartialDate
from casework.law.assessment import (
    DISPUTED,
    HISTORIC,
    SETTLED,
    Appeal,
    Assessment,
    Ceiling,
    Judged,
    NextStep,
    Notice,
    Reading,
    Step,
    Term,
)
from casework.letters.drafting import addressees, read_templates
from casework.phrases import Phrases, Span, Word
from casework.storage import Office
from casework.worklist import URGENT, ZEER_TE_LAAT, WorklistItem

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
FONTS = RESOURCES / "fonts"
TODAY = date(2026, 11, 22)

TEXTS = tomllib.loads((RESOURCES / "texts" / "nl.toml").read_text("utf-8"))
PHRASES = Phrases(TEXTS)
ADDRESSES = tomllib.loads((RESOURCES / "letters" / "addresses.toml").read_text("utf-8"))
ADDRESSEES = addressees(ADDRESSES)
TEMPLATES = read_templates(
    {path.name: path.read_text("utf-8") for path in (RESOURCES / "letters").glob("*.nl.txt")},
    ADDRESSEES,
)

CLIENT = Client(
    UUID(int=1),
    "Đặng Łukasz",
    "Şükrü Ğülşen",
    PartialDate(1990, 3, 12),
    "0123456789",
    address=Address("Dorpsstraat 12", "1234 AB", "Voorbeeldstad", "Nederland"),
)
SPOUSE = Client(UUID(int=2), "Yıldız", "Ayşe", PartialDate(1992), "1234567890")
CHILD = Client(UUID(int=3), "Đặng Łukasz", "Zoë", PartialDate(2015, 6))
OFFICE = Office(
    "Vluchtelingensteun Voorbeeldstad",
    Address("Stationsplein 1", "1234 ZZ", "Voorbeeldstad"),
    "010 000 00 00",
    "post@steun.example",
)
REPRESENTATIVE = Representative("A. de Boer", authorised_on=date(2026, 10, 5))


def step(basis, start, add, day, text="term", **values):
    return Step(basis, basis, start, add, day, text, tuple(values.items()))


SIX_MONTHS = Reading(
    "zes-maanden",
    date(2023, 11, 30),
    DISPUTED,
    (
        step(
            "Vw 2000, art. 42, lid 1",
            date(2023, 5, 31),
            Span(6, "month"),
            date(2023, 11, 30),
            fact=Word("start", "aanvraag_ingediend"),
        ),
    ),
)
FIFTEEN_MONTHS = Reading(
    "wbv-2023-3",
    date(2024, 8, 31),
    DISPUTED,
    (
        *SIX_MONTHS.steps,
        step(
            "WBV 2023/3 (Stcrt. 2023, 3235); Vw 2000, art. 42, lid 4, onder b",
            date(2023, 5, 31),
            Span(15, "month"),
            date(2024, 8, 31),
            "categorical",
            span=Span(9, "month"),
        ),
        step(
            "Algemene termijnenwet, art. 4",
            date(2024, 8, 31),
            Span(0, "day"),
            date(2024, 8, 31),
            "not_moved",
        ),
    ),
)
NINETY_DAYS = Reading(
    "negentig-dagen",
    date(2024, 11, 29),
    SETTLED,
    (
        step(
            "Vw 2000, art. 2u, lid 1",
            date(2024, 5, 31),
            Span(90, "day"),
            date(2024, 8, 29),
            fact=Word("start", "aanvraag_ontvangen"),
        ),
        step(
            "Vw 2000, art. 2u, lid 1",
            date(2024, 8, 29),
            Span(3, "month"),
            date(2024, 11, 29),
            "letter",
            letter=date(2024, 8, 1),
            span=Span(3, "month"),
        ),
    ),
)
NINETEEN_WEEKS = Reading(
    "bezwaar-negentien-weken",
    date(2026, 8, 13),
    SETTLED,
    (
        step(
            "Vw 2000, art. 69, lid 1, en art. 72, lid 2",
            date(2026, 3, 5),
            Span(4, "week"),
            date(2026, 4, 2),
            "deadline",
            fact=Word("start", "besluit"),
        ),
        step(
            "Vw 2000, art. 76",
            date(2026, 4, 2),
            Span(19, "week"),
            date(2026, 8, 13),
            fact=Word("start", "bezwaartermijn"),
        ),
    ),
)
CEILING = Ceiling(
    date(2025, 2, 28),
    True,
    SETTLED,
    (
        step(
            "Procedurerichtlijn 2013/32/EU, art. 31, lid 5",
            date(2023, 5, 31),
            Span(21, "month"),
            date(2025, 2, 28),
            "ceiling",
        ),
    ),
)


def assessment(*readings, maximum=None, needed=True):
    """Put together what the law says of a file from the ways of counting its term."""
    days = [reading.last_day for reading in readings if reading.certainty != HISTORIC]
    term = Term(max(days), min(days), readings)
    one_day = timedelta(days=1)
    return Assessment(
        as_of=TODAY,
        beslistermijn=term,
        maximum=maximum,
        ingebrekestelling=Notice(needed, term.safe + one_day, term.arguable + one_day, ()),
        beroep=Appeal(None, Judged("wachten"), ()),
        uitspraak=None,
        bestuurlijke_dwangsom=None,
        rechterlijke_dwangsom=None,
        deadlines=(),
        warnings=(),
        next_step=NextStep("wachten", None, Judged("wachten")),
    )


ASYLUM = assessment(SIX_MONTHS, FIFTEEN_MONTHS, maximum=CEILING)
FAMILY = assessment(NINETY_DAYS)
OBJECTION = assessment(NINETEEN_WEEKS)

ASYLUM_FILE = CaseFile(
    UUID(int=10),
    "2026-0012",
    CLIENT.id,
    "asiel",
    zaaknummer="Z1-0000000001",
    events=(CaseEvent("aanvraag_ingediend", date(2023, 5, 31)),),
    handler="B. Jansen",
)
FAMILY_FILE = CaseFile(
    UUID(int=11),
    "2026-0013",
    CLIENT.id,
    "nareis",
    events=(
        CaseEvent("aanvraag_ingediend", date(2024, 5, 27)),
        CaseEvent("aanvraag_ontvangen", date(2024, 5, 31)),
    ),
)
OBJECTION_FILE = CaseFile(
    UUID(int=12),
    "2026-0014",
    CLIENT.id,
    "bezwaar_nareis",
    events=(
        CaseEvent("besluit", date(2026, 3, 3), outcome="afwijzing", announced=date(2026, 3, 5)),
        CaseEvent("aanvraag_ingediend", date(2026, 3, 24)),
    ),
)


def item(client=CLIENT, case_file=ASYLUM_FILE, **changes):
    """Make a row of the worklist."""
    made = WorklistItem(
        case_file,
        client,
        "maximum_verstreken",
        URGENT,
        ZEER_TE_LAAT,
        date(2025, 2, 28),
        "ingebrekestelling_opstellen",
        ASYLUM,
    )
    return made._replace(**changes)
