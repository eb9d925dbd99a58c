"""Text in the scripts that clients read: joined, marked, broken into lines."""

from io import BytesIO

import pypdf
import pytest
from reportlab.pdfbase.ttfonts import TTFontFile
from reportlab.pdfgen.canvas import Canvas

from casework.isolates import isolated, uncontrolled
from documents.glyph_font import GlyphFont
from documents.shaping import TextStyle, draw_line, lines_of, unprintable
from tests.letter_cases import FONTS

ARABIC = TextStyle(12, 18, "ar", rtl=True)
DUTCH = TextStyle(12, 18, "nl")
NAMES = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")


def said(lines):
    """Return the letters that the glyphs of lines say they stand for."""
    return [
        "".join("".join(glyph.text for glyph in piece.glyphs) for piece in line.pieces)
        for line in lines
    ]


def drawn(text, style):
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for line in lines_of(text, style, 400, FONTS):
        draw_line(canvas, line, style, 72, 700)
    canvas.save()
    return target.getvalue()


def shapes(text, style=ARABIC):
    (line,) = lines_of(text, style, 400, FONTS)
    return [glyph.id for piece in line.pieces for glyph in piece.glyphs]


def test_arabic_letters_join():
    alone = {*shapes("ب"), *shapes("ي"), *shapes("ت")}

    assert len(shapes("بيت")) == 3
    assert not alone & set(shapes("بيت")[1:2])


def test_lam_and_alef_are_one_shape_that_stands_for_both():
    (line,) = lines_of("لا", ARABIC, 400, FONTS)

    (piece,) = line.pieces
    assert [glyph.text for glyph in piece.glyphs] == ["ا", "ل"]
    assert piece.glyphs[1].advance == 0


def test_a_joiner_that_parts_letters_is_kept():
    assert shapes("می‌خواهم") != shapes("میخواهم")


def test_brackets_turn_around_in_text_from_the_right():
    assert shapes("(") == shapes(")", DUTCH)


def test_letters_of_a_name_with_marks_come_out_whole():
    assert "e̱ ŋ̂ x̌" in pypdf.PdfReader(BytesIO(drawn("e̱ ŋ̂ x̌ ", DUTCH))).pages[
        0
    ].extract_text().replace("  ", " ")


def test_every_latin_letter_has_a_shape():
    letters = [chr(code) for code in range(0x00C0, 0x0250) if chr(code).isalpha()]

    (line,) = lines_of("".join(letters), DUTCH, 10_000, FONTS)

    glyphs = [glyph for piece in line.pieces for glyph in piece.glyphs]
    assert all(glyph.id for glyph in glyphs)
    assert "".join(glyph.text for glyph in glyphs) == "".join(letters)


def test_more_letters_than_one_subset_holds_can_be_taken_out_again():
    text = "".join(chr(code) for code in range(0x1200, 0x1380) if chr(code).isalpha())
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    (line,) = lines_of(text, DUTCH, 100_000, FONTS)

    draw_line(canvas, line, DUTCH, 0, 700)
    canvas.save()

    assert len(text) > 255
    assert pypdf.PdfReader(target).pages[0].extract_text() == text


def test_lines_are_not_wider_than_their_room():
    text = "في 22 تشرين الثاني أرسلنا رسالة إلى IND باسم Şükrü Đặng " * 4

    lines = lines_of(text, ARABIC, 200, FONTS)

    assert len(lines) > 4
    assert all(line.width <= 200.5 for line in lines)
    assert [uncontrolled(" ".join(said(lines))).count(name) for name in ("IND", "Şükrü")] == [4, 4]


def test_a_word_that_fits_nowhere_is_cut_between_letters():
    lines = lines_of("Ë̱" * 80, DUTCH, 100, FONTS)

    assert len(lines) > 5
    assert all(line.width <= 100 for line in lines)
    assert "".join(said(lines)) == "Ë̱" * 80


def test_an_empty_text_has_no_lines():
    assert lines_of("", DUTCH, 100, FONTS) == ()


def test_what_no_font_has_is_named_once_in_order():
    assert unprintable("سلام 中 Şükrü ትግርኛ 🙂 中", FONTS) == ("中", "🙂")


@pytest.mark.parametrize(
    "name", [f"{name}-{kind}" for name in NAMES for kind in ("Regular", "Bold")]
)
def test_the_unseen_glyph_shows_nothing_in_any_font(name):
    path = FONTS / f"{name}.ttf"
    places = TTFontFile(str(path)).glyphPos

    unseen = GlyphFont("test", path).unseen("x").id

    assert unseen
    assert places[unseen] == places[unseen + 1]
    assert GlyphFont("test", path).width(unseen) == 0


def test_a_name_from_the_right_in_a_dutch_sentence_is_taken_out_in_order():
    text = f"Voor: {isolated('علي حسن')}. Dag."

    got = pypdf.PdfReader(BytesIO(drawn(text, DUTCH))).pages[0].extract_text()

    assert uncontrolled(got).replace(" .", ".") == uncontrolled(text)


def test_the_same_text_gives_the_same_bytes_whatever_came_before():
    once = drawn("سلام لا", ARABIC)
    drawn("گچ پژ", ARABIC)

    assert drawn("سلام لا", ARABIC) == once
