"""Sheets on paper, in every language: right letters, right direction, right order."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from casework.errors import LetterBlockedError
from casework.sheets import KINDS, SheetNote
from documents.sheet_pdf import sheet_pdf
from tests.letter_cases import FONTS
from tests.sheet_cases import LANGUAGES, pdf, printed, sheet, words_of

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "sheets"
RIGHT_TO_LEFT = ("ar", "fa")
PAGE_WIDTH = 595.28
MARGIN = 56.7
# Grey levels of 256: how far a picture may be off on the whole, after a slight blur.
TOLERANCE = 1.5

every_language = pytest.mark.parametrize("language", LANGUAGES)
every_kind = pytest.mark.parametrize("kind", KINDS)


def poppler(command, content, tmp_path, *options):
    """Run a command of poppler or qpdf on a PDF and return what it says."""
    if shutil.which(command) is None:
        pytest.skip(f"{command} is not installed")
    file = tmp_path / "sheet.pdf"
    file.write_bytes(content)
    before = ["-layout"] if command == "pdftotext" else []
    after = ["-"] if command == "pdftotext" else []
    run = [command, *options, *before, str(file), *after]
    return subprocess.run(run, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def placed(content, page=0):
    """Return what is drawn on a page, word by word, with the place of its left end in points."""
    found = []

    def note(text, matrix, text_matrix, _font, _size):
        if text.strip():
            found.append((text.strip(), text_matrix[4] + matrix[4], text_matrix[5] + matrix[5]))

    pypdf.PdfReader(BytesIO(content)).pages[page].extract_text(visitor_text=note)
    return found


def picture(content, page=0):
    """Draw a page in greys, small."""
    with pypdfium2.PdfDocument(content) as document:
        return document[page].render(scale=0.75, grayscale=True).to_pil().convert("L")


@every_kind
@every_language
def test_the_text_can_be_taken_out_as_it_was_written(language, kind):
    reader = pypdf.PdfReader(BytesIO(pdf(language, kind)))

    found = [words_of(page.extract_text()) for page in reader.pages]

    texts = sheet(language, kind).texts
    assert [words[:-3] for words in found] == [printed(text) for text in texts]
    assert [words[-3:] for words in found] == [
        [str(number), "/", str(len(texts))] for number in range(1, len(texts) + 1)
    ]


@every_language
def test_poppler_takes_out_the_same_text_in_the_order_of_reading(language, tmp_path):
    said = poppler("pdftotext", pdf(language), tmp_path)

    for page, text in zip(said.split("\f"), sheet(language).texts, strict=False):
        # On a page from the left, poppler puts the full stop of the one Arabic line first.
        wanted = [word.strip(".") for word in printed(text)]
        assert [word.strip(".") for word in words_of(page)][: len(wanted)] == wanted


@every_language
def test_no_old_form_or_box_takes_the_place_of_a_letter(language):
    pages = pypdf.PdfReader(BytesIO(pdf(language))).pages

    for char in "".join(page.extract_text() for page in pages):
        # Presentation forms, private characters, the mark of a lost one.
        assert not 0xFB1D <= ord(char) <= 0xFDFF
        assert not 0xFE70 <= ord(char) <= 0xFEFE
        assert not 0xE000 <= ord(char) <= 0xF8FF
        assert char not in "\ufffd\u25a0\u25a1"


@every_language
def test_every_font_is_inside_the_file(language, unembedded, tmp_path):
    assert unembedded(pdf(language)) == set()

    listed = poppler("pdffonts", pdf(language), tmp_path).splitlines()[2:]
    assert listed
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in listed)


@every_language
def test_qpdf_finds_nothing_wrong(language, tmp_path):
    assert "No syntax or stream encoding errors" in poppler(
        "qpdf", pdf(language), tmp_path, "--check"
    )


@every_language
def test_the_same_sheet_gives_the_same_bytes(language):
    assert sheet_pdf(sheet(language), FONTS) == pdf(language)


@every_language
def test_a_sheet_is_one_leaf_with_the_dutch_on_its_back(language):
    for kind in KINDS:
        pages = len(pypdf.PdfReader(BytesIO(pdf(language, kind))).pages)

        assert pages == (1 if language == "nl" else 2)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_reading_begins_at_the_right(language):
    words = placed(pdf(language))
    first, second = sheet(language).texts[0].title.split()[:2]
    height = next(y for text, _, y in words if text == first)

    line = {text: x for text, x, y in words if abs(y - height) < 1}

    assert line[first] > line[second] > PAGE_WIDTH / 2
    assert line[first] > PAGE_WIDTH - MARGIN - 60
    bullets = [x for text, x, _ in words if text == "•"]
    assert min(bullets) > PAGE_WIDTH - MARGIN - 20


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - set(RIGHT_TO_LEFT)))
def test_elsewhere_reading_begins_at_the_left(language):
    bullets = [x for text, x, _ in placed(pdf(language)) if text == "•"]

    assert max(bullets) < MARGIN + 5


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_a_name_and_a_day_keep_their_order_among_arabic_letters(language):
    words = placed(pdf(language))

    given, family = (
        next(x for text, x, _ in words if text == name) for name in ("Şükrü", "Łukasz")
    )
    assert given < family
    assert any("23-11-2026" in text for text, _, _ in words)


@every_language
def test_a_page_looks_as_its_golden_picture(language, request):
    drawn = picture(pdf(language))
    path = GOLDEN / f"{language}.png"
    if request.config.getoption("--golden"):
        drawn.quantize(8).save(path, optimize=True)

    with Image.open(path) as kept:
        blurred = [each.filter(ImageFilter.GaussianBlur(2)) for each in (drawn, kept.convert("L"))]
    assert blurred[0].size == blurred[1].size
    assert ImageStat.Stat(ImageChops.difference(*blurred)).mean[0] < TOLERANCE


def test_another_language_is_no_match_for_a_picture():
    blurred = [picture(pdf(each)).filter(ImageFilter.GaussianBlur(2)) for each in ("ar", "fa")]

    assert ImageStat.Stat(ImageChops.difference(*blurred)).mean[0] > 3 * TOLERANCE


@pytest.mark.parametrize("language", ["ar", "ti", "tr"])
def test_very_long_names_wrap_and_stay_on_the_page(language):
    endless = "Maximiliaan " * 15 + "x" * 300

    content = sheet_pdf(sheet(language, name=endless.strip()), FONTS)

    text = "".join(pypdf.PdfReader(BytesIO(content)).pages[0].extract_text().split())
    assert text.count("Maximiliaan") == 15
    assert text.count("x") >= 300
    left, top, right, _ = Image.eval(picture(content), lambda grey: 255 - grey).getbbox()
    assert left >= 40
    assert right <= 407
    assert top >= 30


def test_a_sheet_that_is_too_long_for_a_page_goes_on_with_large_print():
    first = sheet("nl").texts[0]
    long = replace(first, parts=first.parts * 3)

    content = sheet_pdf(replace(sheet("nl"), texts=(long,)), FONTS)

    pages = pypdf.PdfReader(BytesIO(content)).pages
    assert len(pages) > 2
    assert words_of(" ".join(page.extract_text() for page in pages))[-1] == str(len(pages))


def test_names_in_other_scripts_are_printed_and_read_in_order():
    content = sheet_pdf(sheet("nl", name="علي (Ali) حسن"), FONTS)

    assert "علي (Ali) حسن" in " ".join(
        words_of(pypdf.PdfReader(BytesIO(content)).pages[0].extract_text())
    )


def test_a_character_that_no_font_has_stops_the_sheet():
    with pytest.raises(LetterBlockedError, match="unprintable"):
        sheet_pdf(sheet("ar", name="王"), FONTS)


def test_the_file_names_its_language_and_no_person():
    reader = pypdf.PdfReader(BytesIO(pdf("ar")))

    assert reader.trailer["/Root"]["/Lang"] == "ar"
    assert reader.metadata.title == "Brief aan de IND over uw aanvraag om nareis, 2026-0013"
    marks = [
        mark for part in reader.outline for mark in (part if isinstance(part, list) else [part])
    ]
    titles = [
        (mark.title.split(":")[0], reader.get_destination_page_number(mark)) for mark in marks
    ]
    assert {("العربية", 0), ("Nederlands", 1)} <= set(titles)
    assert "Łukasz" not in str(reader.metadata)


def test_a_note_in_another_language_has_its_own_direction():
    first = sheet("ar").texts[0]
    assert [note.rtl for note in first.notes] == [True, False, True]
    alone = replace(first, parts=(), notes=(SheetNote("nl", rtl=False, text="Nederlands."),))

    words = placed(sheet_pdf(replace(sheet("ar"), texts=(alone,)), FONTS))

    assert [x for text, x, _ in words if text == "Nederlands."] == pytest.approx([MARGIN], abs=1)


def test_making_a_sheet_writes_no_file(monkeypatch):
    pdf("ar")

    def refuse(*_args, **_options):
        raise OSError("a file was opened")

    monkeypatch.setattr("tempfile._mkstemp_inner", refuse)
    monkeypatch.setattr("builtins.open", refuse)

    assert sheet_pdf(sheet("ar"), FONTS).startswith(b"%PDF")
