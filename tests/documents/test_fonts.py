"""The fonts that go with every document."""

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

from documents import fonts
from tests.letter_cases import FONTS


def test_names_from_many_countries_can_be_printed():
    assert fonts.unprintable("Şükrü Ğülşen Đặng Łukasz Žižek Əliyev Βασίλης Олена", FONTS) == ()


def test_what_cannot_be_printed_is_named_once_in_order():
    assert fonts.unprintable("سلام Selam سلام 🙂", FONTS) == ("س", "ل", "ا", "م", "🙂")


def test_split_accents_and_line_breaks_can_be_printed():
    assert fonts.unprintable("C\u0327elik\n\tS\u0327ahin", FONTS) == ()


def test_the_shipped_fonts_cover_the_same_characters():
    covered = [
        set(TTFontFile(str(path)).charToGlyph) for path in sorted(FONTS.glob("NotoSans-*.ttf"))
    ]

    assert len(covered) == 4
    assert all(characters == covered[0] for characters in covered)


def test_the_licence_of_the_fonts_is_with_them():
    text = (FONTS / "OFL.txt").read_text("utf-8")

    assert text.startswith("Copyright 2015 Google LLC.")
    assert "SIL OPEN FONT LICENSE" in text


def test_a_folder_without_fonts_is_refused(tmp_path):
    with pytest.raises(TTFError):
        fonts.register(tmp_path)
