"""The copy of everything about one person, to read and to take along."""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest
from pypdf import PdfReader

from casework.agreements import MACHTIGING, Agreement
from casework.casefile import NAREIS, CaseEvent, CaseFile, FamilyMember, Representative
from casework.clients import Address, Client, PartialDate, Reception
from casework.duties import Everything
from casework.journal import ADDED, CLIENT, Entry
from casework.papers import DOCUMENT, PaperSummary
from casework.storage import StoredLetter
from casework.tasks import Appointment, Task
from documents.client_copy import client_copy_json, client_copy_pdf
from tests.letter_cases import FONTS, PHRASES

TODAY = date(2026, 11, 22)
LINA = Client(
    UUID(int=1), "Haddad", "Lina & <b>", PartialDate(1990, 3), "0987654321", "SYR",
    ("palestijn",), Address("Voorbeeldstraat 1", "1234 AA", "Demostad"), notes="belt dinsdag",
    reception=Reception("azc", "Ter Apel"),
)  # fmt: skip
RULING = CaseEvent(
    "uitspraak", date(2025, 3, 1), term="P8W", until=date(2025, 5, 1), penalty_per_day=Decimal(100)
)
FILE = CaseFile(
    UUID(int=11), "2024-0001", LINA.id, NAREIS,
    events=(CaseEvent("aanvraag_ontvangen", date(2024, 1, 8)), RULING),
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
ALL = Everything(
    LINA, (FILE,), (FILE,), (LETTER,), (AGREED,),
    (Entry(datetime(2026, 1, 1, tzinfo=UTC), "", ADDED, CLIENT, LINA.id.hex),),
    (PaperSummary(UUID(int=41), DOCUMENT, "brief IND.pdf", "", date(2024, 2, 1), "", 1, FILE.id),),
    (Task(UUID(int=42), FILE.id, "kopie vragen", date(2024, 2, 2)),),
    (Appointment(UUID(int=43), FILE.id, "dna", date(2024, 2, 3), time(9, 30), "Den Haag"),),
)  # fmt: skip


def words_of(everything):
    pages = PdfReader(BytesIO(client_copy_pdf(everything, TODAY, PHRASES, FONTS))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_copy_as_json_reads_back():
    body = json.loads(client_copy_json(ALL, TODAY))

    assert (body["format"], body["made_on"]) == (1, "2026-11-22")
    assert body["client"]["birth"] == {"year": 1990, "month": 3, "day": None}
    assert body["files"][0]["events"][1]["penalty_per_day"] == "100"
    assert body["letters"][0]["pdf"] == "JVBERg=="
    assert body["agreements"][0]["withdrawn_on"] == "2025-11-21"
    assert body["appointments"][0]["at"] == "09:30:00"
    assert body["journal"][0]["at"] == "2026-01-01T00:00:00+00:00"


def test_what_has_no_form_in_json_is_refused():
    with pytest.raises(TypeError):
        client_copy_json(ALL, object())


@pytest.mark.parametrize(
    "said",
    [
        "Alles wat wij bewaren over Lina & <b> Haddad",
        "geboortedatum 1990-03",
        "V-nummer 0987654321",
        "adres Voorbeeldstraat 1, 1234 AA Demostad",
        "Dossier 2024-0001",
        "08-01-2024 aanvraag ontvangen door de IND",
        "01-03-2025 uitspraak van de rechter, 01-05-2025, P8W, 100",
        "gemachtigde mr. A. Bakker",
        "gesloten 21-11-2025: besluit ontvangen",
        "staat als gezinslid in dossier 2024-0001",
        "machtiging 08-01-2024 – 21-11-2025: brieven",
        "Stukken 01-02-2024 brief IND.pdf",
        "Taken 02-02-2024 kopie vragen",
        "Afspraken 03-02-2024 Den Haag",
        "opvang azc Ter Apel",
        "advocaat mr. C. Smit",
        "Brief van 1 september 2024 Geachte heer Groet",
        "pagina 1 van ",
    ],
)
def test_the_copy_on_paper_says(said):
    assert said in words_of(ALL)


def test_what_there_is_nothing_of_has_no_heading():
    bare = Everything(Client(LINA.id, "Haddad"), (), (), (), (), ())

    assert "Toestemming" not in words_of(bare)
    assert "Gezin" not in words_of(bare)


def test_equal_input_gives_equal_bytes():
    once, again = (client_copy_pdf(ALL, TODAY, PHRASES, FONTS) for _ in range(2))

    assert once == again
