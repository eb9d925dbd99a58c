"""A kept letter can show what its dates rested on, in the words of the day it was made."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

from casework.storage import StoredLetter
from documents.letter_desk import _rests_on, letter_receipt_pdf, rests_on_dates
from tests.letter_cases import FIFTEEN_MONTHS, FONTS, PHRASES

SAID = tuple((step, f"Uitleg {number}") for number, step in enumerate(FIFTEEN_MONTHS.steps))
LETTER = StoredLetter(
    uuid4(),
    uuid4(),
    "ingebrekestelling_asiel",
    date(2024, 9, 5),
    "Geachte heer",
    b"%PDF",
    "00",
    rests_on=_rests_on(SAID, {"program": "1"}),
)


def test_the_calculation_of_a_kept_letter_is_one_page(pages_of):
    (page,) = pages_of(letter_receipt_pdf(LETTER, "2026-0012", PHRASES, FONTS))

    words = " ".join(page.split())
    assert "Berekening: Ingebrekestelling asiel" in words
    assert "Dossier 2026-0012, berekend op 5 september 2024" in words
    assert "Uitleg 0" in words
    assert "31-05-2023 6 maanden 30-11-2023" in words
    assert "Uitkomst: 31 augustus 2024" in words


def test_the_same_letter_has_the_same_calculation():
    once, again = (letter_receipt_pdf(LETTER, "1", PHRASES, FONTS) for _ in range(2))

    assert once == again
    assert rests_on_dates(LETTER)


def test_a_letter_that_rests_on_no_date_has_no_calculation():
    for rests_on in ("", '{"steps": []}', '{"steps": [{"rule": "of before its words were kept"}]}'):
        letter = replace(LETTER, rests_on=rests_on)

        assert not rests_on_dates(letter)
        assert letter_receipt_pdf(letter, "1", PHRASES, FONTS) == b""
