"""A calculation on one page."""

from documents.receipt_pdf import receipt_pdf
from tests.letter_cases import FIFTEEN_MONTHS, FONTS, PHRASES, TODAY

STEPS = [(step, f"Uitleg <b>&{number}") for number, step in enumerate(FIFTEEN_MONTHS.steps)]


def receipt(steps=STEPS):
    return receipt_pdf("Beslistermijn", steps, "2026-0012", TODAY, PHRASES, FONTS)


def test_each_step_has_its_sentence_article_and_dates(pages_of):
    (page,) = pages_of(receipt())

    assert "Berekening: Beslistermijn" in page
    assert "Dossier 2026-0012, berekend op 22 november 2026" in page
    assert "Uitleg <b>&0" in page
    assert "Vw 2000, art. 42, lid 1" in page
    assert "31-05-2023 6 maanden 30-11-2023" in " ".join(page.split())
    assert "niets" in page
    assert "Uitkomst: 31 augustus 2024" in page


def test_it_holds_only_embedded_fonts_and_the_same_bytes(unembedded):
    assert unembedded(receipt()) == set()
    assert receipt() == receipt()


def test_without_steps_there_is_no_outcome(pages_of):
    (page,) = pages_of(receipt([]))

    assert "Uitkomst" not in page
