"""Fonts inside documents: the same as ReportLab would put there, with less work."""

from io import BytesIO

import pypdf
import pytest
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from documents.embedded_font import EmbeddedFont
from tests.letter_cases import FONTS

FILE = str(FONTS / "NotoSans-Regular.ttf")
TEXT = "Geachte heer Đặng Łukasz, ďakujem – één ẞ"


def page(font, text=TEXT):
    registerFont(font)
    file = BytesIO()
    canvas = Canvas(file, invariant=1, initialFontName=font.fontName)
    canvas.setFont(font.fontName, 11)
    canvas.drawString(72, 700, text)
    canvas.save()
    return file.getvalue()


def embedded(pdf):
    (font,) = pypdf.PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    written = font.get_object()
    described = dict(written["/FontDescriptor"].get_object())
    file = described.pop("/FontFile2").get_object()
    characters = written["/ToUnicode"].get_object().get_data()
    others = {key: written[key] for key in written if key not in {"/FontDescriptor", "/ToUnicode"}}
    return {**described, **others}, file.get_data(), file["/Length1"], characters


def test_a_document_holds_what_reportlab_would_put_in_it():
    ours, theirs = page(EmbeddedFont("One", FILE)), page(TTFont("One", FILE))

    assert embedded(ours) == embedded(theirs)


def test_the_second_document_is_the_same_as_the_first():
    font = EmbeddedFont("Two", FILE)

    once, other, again = page(font), page(font, "ğ"), page(font)

    assert once == again
    assert once != other


@pytest.mark.parametrize("text", [TEXT, "", "سلام", "a\u0301"])
def test_a_text_is_as_wide_as_reportlab_says(text):
    ours, theirs = EmbeddedFont("Three", FILE), TTFont("Three", FILE)

    assert ours.stringWidth(text, 11) == pytest.approx(theirs.stringWidth(text, 11))


def test_more_characters_than_a_subset_holds_come_out_whole():
    font = EmbeddedFont("Four", FILE)
    many = "".join(chr(code) for code in range(0xA1, 0x250)) + "\u00a0einde"

    pdf = page(font, many)
    again = page(TTFont("Four", FILE), many)

    text = pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert text == pypdf.PdfReader(BytesIO(again)).pages[0].extract_text()
    assert "einde" in text
