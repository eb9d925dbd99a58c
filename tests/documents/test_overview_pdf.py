"""The worklist on paper."""

from dataclasses import replace
from io import BytesIO

import pypdf
import pytest

from casework.worklist import BINNENKORT, RUSTIG
from documents.overview_pdf import overview_pdf
from tests.letter_cases import ASYLUM_FILE, CLIENT, FONTS, PHRASES, TODAY, item

ITEMS = (item(), item(code="beslistermijn_nadert", band=BINNENKORT))


def many(count):
    return [item(case_file=replace(ASYLUM_FILE, number=f"2026-{n:04}")) for n in range(count)]


def test_bands_are_told_apart_in_words(pages_of):
    (page,) = pages_of(overview_pdf(ITEMS, TODAY, PHRASES, FONTS))

    assert page.index("Zeer te laat (1)") < page.index("Binnenkort (1)")
    assert "Overzicht op 22 november 2026" in page
    assert "uiterste termijn voorbij" in page
    assert "31-08-2024" in page


def test_a_long_list_repeats_band_and_headings_and_numbers_its_pages(pages_of):
    pages = pages_of(overview_pdf(many(100), TODAY, PHRASES, FONTS))

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Zeer te laat (100)" in page
        assert "Behandelaar" in page
        assert f"pagina {number} van {len(pages)}" in page


def test_pages_lie_on_their_side_and_hold_only_embedded_fonts(unembedded):
    pdf = overview_pdf(ITEMS, TODAY, PHRASES, FONTS)

    box = pypdf.PdfReader(BytesIO(pdf)).pages[0].mediabox
    assert box.width > box.height
    assert unembedded(pdf) == set()


def test_the_same_worklist_gives_the_same_bytes():
    assert overview_pdf(ITEMS, TODAY, PHRASES, FONTS) == overview_pdf(ITEMS, TODAY, PHRASES, FONTS)


def test_markup_and_long_names_wrap_in_their_cell(pages_of):
    client = replace(CLIENT, family_name="<b>&" + "Lang" * 75)

    (page,) = pages_of(overview_pdf([item(client=client)], TODAY, PHRASES, FONTS))

    assert "<b>&" + "Lang" * 75 in "".join(page.split())


def test_a_character_that_cannot_be_printed_becomes_a_question_mark_and_is_explained(pages_of):
    client = replace(CLIENT, family_name="سلام")

    (page,) = pages_of(overview_pdf([item(client=client)], TODAY, PHRASES, FONTS))

    assert "????" in page
    assert "Een ? staat voor een teken" in page


def test_an_empty_worklist_is_a_page(pages_of):
    (page,) = pages_of(overview_pdf((), TODAY, PHRASES, FONTS))

    assert "0 dossiers" in page


def test_a_file_with_nothing_to_do_is_in_the_list_too(pages_of):
    calm = item(code="loopt", band=RUSTIG, next_step="wachten", day=None)

    (page,) = pages_of(overview_pdf([calm], TODAY, PHRASES, FONTS))

    assert "Rustig (1)" in page
    assert "niets te doen" in page


def test_a_code_without_words_is_refused():
    with pytest.raises(KeyError, match="onbekend"):
        overview_pdf([item(next_step="onbekend")], TODAY, PHRASES, FONTS)
