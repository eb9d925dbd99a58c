"""The copy of everything about one person, to read and to take along."""

import json
import tomllib
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from casework.agreements import MACHTIGING, Agreement
from casework.casefile import NAREIS, CaseEvent, CaseFile, FamilyMember, Representative
from casework.clients import Address, Client, PartialDate, Reception
from casework.countries import countries
from casework.everything import Everything, Relative, Standing
from casework.journal import ADDED, CLIENT, Entry
from casework.papers import DOCUMENT, Paper, PaperSummary
from casework.storage import StoredLetter
from casework.tasks import SNOOZED, Appointment, DeadlineMark, Task
from casework.volunteers import Access
from documents.client_copy import client_copy_json, client_copy_pdf
from tests.letter_cases import FONTS, PHRASES, RESOURCES

TODAY = date(2026, 11, 22)
LINA = Client(
    UUID(int=1), "Haddad", "Lina & <b>", PartialDate(1990, 3), "0987654321", "SYR",
    ("palestijn",), Address("Voorbeeldstraat 1", "1234 AA", "Demostad"), notes="belt dinsdag",
    reception=Reception("azc", "Ter Apel"),
)  # fmt: skip
LONGER = CaseEvent("verlenging", date(2024, 2, 1), months=9, ground="aantal", basis="individueel")
RULING = CaseEvent(
    "uitspraak", date(2025, 3, 1), term="P8W", until=date(2025, 5, 1), penalty_per_day=Decimal(100)
)
FILE = CaseFile(
    UUID(int=11), "2024-0001", LINA.id, NAREIS,
    events=(CaseEvent("aanvraag_ontvangen", date(2024, 1, 8)), LONGER, RULING),
    family=(FamilyMember(UUID(int=2), "partner"),), representative=Representative("mr. A. Bakker"),
    handler="B. Visser",
    lawyer="mr. C. Smit", closed_on=date(2025, 11, 21), closed_because="besluit ontvangen",
)  # fmt: skip
LETTER = StoredLetter(
    UUID(int=21),
    FILE.id,
    "informatieverzoek",
    date(2024, 9, 1),
    "Geachte heer\n\nGroet",
    b"%PDF",
    "00",
)
AGREED = Agreement(
    UUID(int=31), LINA.id, MACHTIGING, date(2024, 1, 8), "brieven", date(2025, 11, 21)
)
SCAN = PaperSummary(UUID(int=41), DOCUMENT, "brief IND.pdf", "", date(2024, 2, 1), "", 1, FILE.id)
PUT_OFF = DeadlineMark(
    UUID(int=44), FILE.id, "bezwaar", date(2024, 3, 1), SNOOZED, date(2024, 2, 4),
    date(2024, 2, 20), "wacht op advocaat",
)  # fmt: skip
ALL = Everything(
    client=LINA,
    files=(FILE,),
    relatives=(Relative("2024-0001", "kind", "Zayn Haddad"),),
    as_family=(Standing("2024-0002", NAREIS, "echtgenoot"),),
    letters=(LETTER,),
    agreements=(AGREED,),
    papers=(Paper(SCAN, b"scan"),),
    tasks=(Task(UUID(int=42), FILE.id, "kopie vragen", date(2024, 2, 2)),),
    appointments=(
        Appointment(UUID(int=43), FILE.id, "dna", date(2024, 2, 3), time(9, 30), "Den Haag"),
    ),
    marks=(PUT_OFF,),
    accesses=(
        Access(UUID(int=45), FILE.id, UUID(int=5), date(2024, 5, 1), date(2024, 5, 8), "ziekte"),
    ),
    journal=(Entry(datetime(2026, 1, 1, tzinfo=UTC), "", ADDED, CLIENT, LINA.id.hex),),
)
COUNTRIES = countries(tomllib.loads((RESOURCES / "texts" / "countries.toml").read_text()), "nl")


def words_of(everything):
    pages = PdfReader(BytesIO(client_copy_pdf(everything, TODAY, PHRASES, COUNTRIES, FONTS))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_copy_as_json_reads_back():
    body = json.loads(client_copy_json(ALL, TODAY))

    assert (body["format"], body["made_on"]) == (1, "2026-11-22")
    assert body["client"]["birth"] == {"year": 1990, "month": 3, "day": None}
    assert body["files"][0]["events"][2]["penalty_per_day"] == "100"
    assert body["letters"][0]["pdf"] == "JVBERg=="
    assert body["agreements"][0]["withdrawn_on"] == "2025-11-21"
    assert body["appointments"][0]["at"] == "09:30:00"
    assert body["papers"][0] == {
        "summary": body["papers"][0]["summary"],
        "content": "c2Nhbg==",
    }
    assert body["as_family"] == [
        {"number": "2024-0002", "procedure": "nareis", "relation": "echtgenoot"}
    ]
    assert body["journal"][0]["at"] == "2026-01-01T00:00:00+00:00"


def test_what_has_no_form_in_json_is_refused():
    with pytest.raises(TypeError):
        client_copy_json(ALL, object())


@pytest.mark.parametrize(
    "said",
    [
        "Alles wat wij bewaren over Lina & <b> Haddad",
        "geboortedatum 03-1990",
        "nationaliteit Syrië",
        "V-nummer 0987654321",
        "adres Voorbeeldstraat 1, 1234 AA Demostad",
        "Dossier 2024-0001",
        "08-01-2024 aanvraag ontvangen door de IND",
        "01-03-2025 uitspraak van de rechter: beslissen uiterlijk op 1 mei 2025, "
        "de IND krijgt nog 8 weken, dwangsom van 100 euro per dag",
        "01-02-2024 termijn verlengd door de IND: veel aanvragen tegelijk, 9 maanden langer, "
        "rust op een brief aan de cliënt",
        "gezinslid in dossier 2024-0001 minderjarig kind Zayn Haddad",
        "Termijnen die zijn afgesloten of uitgesteld 04-02-2024 bezwaar tegen het besluit "
        "01-03-2024 wacht op advocaat (20-02-2024)",
        "01-05-2024 ziekte",
        "gemachtigde mr. A. Bakker",
        "gesloten 21-11-2025: besluit ontvangen",
        "staat als gezinslid in dossier 2024-0002, nareis, echtgenoot of partner",
        "machtiging gegeven op 8 januari 2024: brieven. Ingetrokken op 21 november 2025.",
        "Stukken 01-02-2024 brief IND.pdf",
        "Taken 02-02-2024 kopie vragen",
        "Afspraken 03-02-2024 09:30 DNA-onderzoek Den Haag",
        "opvang azc Ter Apel",
        "advocaat mr. C. Smit",
        "Brief van 1 september 2024 Geachte heer Groet",
        "pagina 1 van ",
    ],
)
def test_the_copy_on_paper_says(said):
    assert said in words_of(ALL)


def test_what_there_is_nothing_of_has_no_heading():
    bare = Everything(Client(LINA.id, "Haddad"))

    assert "Toestemming" not in words_of(bare)
    assert "Gezin" not in words_of(bare)


def test_equal_input_gives_equal_bytes():
    once, again = (client_copy_pdf(ALL, TODAY, PHRASES, COUNTRIES, FONTS) for _ in range(2))

    assert once == again
