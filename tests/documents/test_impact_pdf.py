"""The report of a change of rules, on paper."""

from datetime import date

from documents.impact_pdf import impact_pdf
from tests.casework.test_impact_words import LODGED, NOTICE, TODAY, change_of
from tests.letter_cases import FONTS, PHRASES

CHANGES = [change_of(LODGED, NOTICE, sent=(date(2026, 8, 1),))]


def report(changes=CHANGES):
    return impact_pdf("Besluitmoratorium <Verzonnenland> 2026", changes, TODAY, PHRASES, FONTS)


def test_each_file_has_its_dates_notices_and_letters(pages_of):
    (page,) = pages_of(report())
    words = " ".join(page.split())

    assert "Wat een verandering van de regels doet" in words
    assert "Regel: Besluitmoratorium <Verzonnenland> 2026" in words
    assert "Aantal dossiers dat verandert, gerekend op 22 november 2026: 1" in words
    assert "2026-0001 beslistermijn 12 juli 2026 12 juli 2027" in words
    assert "was geldig, wordt te vroeg." in words
    assert "brief van 1 augustus 2026." in words


def test_it_holds_only_embedded_fonts_and_the_same_bytes(unembedded):
    assert unembedded(report()) == set()
    assert report() == report()


def test_a_long_report_repeats_its_heading_on_every_page(pages_of):
    pages = pages_of(report(CHANGES * 40))

    assert len(pages) > 1
    assert all("Wat verandert" in page for page in pages)


def test_a_report_without_changes_is_a_page(pages_of):
    assert len(pages_of(report([]))) == 1
