"""The recovery sheet: one page with a large code, and what to do with it."""

from datetime import date

import pytest

from db.recovery_code import new_code
from documents.recovery_pdf import recovery_pdf
from tests.letter_cases import FONTS, PHRASES, TEXTS

CODE = "WXTGW-BTTBH-WR7DF-JJHB7-4HPBD-QAHJJ"
DAY = date(2026, 11, 22)


def sheet(code=CODE, office="Steunpunt <Voorbeeldstad> & omstreken"):
    return recovery_pdf(code, office, DAY, PHRASES, FONTS)


def test_the_page_has_the_code_the_office_and_the_day(pages_of):
    (page,) = pages_of(sheet())

    assert [group for group in CODE.split("-") if group not in page] == []
    assert "Steunpunt <Voorbeeldstad> & omstreken · gemaakt op 22 november 2026" in page


def test_the_groups_stand_in_the_order_of_typing(pages_of):
    (page,) = pages_of(sheet())

    places = [page.index(group) for group in CODE.split("-")]
    assert places == sorted(places)


@pytest.mark.parametrize("code", sorted(set(TEXTS["recovery"]) - {"made", "page"}))
def test_every_sentence_is_on_the_page(pages_of, code):
    (page,) = pages_of(sheet())

    words = TEXTS["recovery"][code].split()
    assert " ".join(words) in " ".join(page.split())


def test_an_office_without_a_name_has_its_sheet_too(pages_of):
    (page,) = pages_of(sheet(office=""))

    assert "gemaakt op 22 november 2026" in page.splitlines()


def test_the_longest_name_of_an_office_leaves_it_one_page(pages_of):
    assert len(pages_of(sheet(office="Steunpunt " + "Voorbeeldstad " * 30))) == 1


def test_it_holds_only_embedded_fonts_and_the_same_bytes(unembedded):
    assert unembedded(sheet()) == set()
    assert sheet() == sheet()


def test_the_code_is_nowhere_but_on_the_page():
    assert b"WXTGW" not in sheet()


def test_a_real_code_fits_in_its_box(pages_of):
    wide = "-".join(["WWWWW"] * 6)

    assert len(new_code()) == len(wide)
    (page,) = pages_of(sheet(wide))
    assert page.count("WWWWW") == 6
