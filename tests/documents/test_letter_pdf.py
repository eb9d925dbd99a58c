"""Letters on paper: their text, their fonts, and where things stand on the page."""

import shutil
import subprocess
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from casework.casefile import CaseEvent
from casework.errors import LetterBlockedError
from casework.letters.drafting import draft
from documents.address_window import WINDOW
from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf
from tests.letter_cases import (
    ADDRESSEES,
    ASYLUM,
    ASYLUM_FILE,
    CHILD,
    CLIENT,
    FAMILY,
    FAMILY_FILE,
    FONTS,
    OBJECTION,
    OBJECTION_FILE,
    OFFICE,
    PHRASES,
    REPRESENTATIVE,
    SPOUSE,
    TEMPLATES,
    TODAY,
)

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "letters"
POINTS_PER_MM = 72 / 25.4
PAGE_HEIGHT = 297 * POINTS_PER_MM


def letter(kind="ingebrekestelling_asiel", client=CLIENT, case_file=ASYLUM_FILE, **changes):
    family = changes.pop("family", ())
    law = changes.pop("law", ASYLUM)
    today = changes.pop("today", TODAY)
    done = draft(
        TEMPLATES[kind],
        client,
        family,
        case_file,
        OFFICE,
        law,
        today,
        PHRASES,
        addresses=ADDRESSEES,
        unprintable=partial(unprintable, folder=FONTS),
        **changes,
    )
    assert done.problems == ()
    return done.letter


def represented(case_file):
    return replace(case_file, representative=REPRESENTATIVE)


LETTERS = {
    "ingebrekestelling_asiel": partial(letter),
    "ingebrekestelling_asiel_gemachtigde": partial(letter, case_file=represented(ASYLUM_FILE)),
    "ingebrekestelling_asiel_betwist": partial(
        letter, today=TODAY.replace(2024, 3, 1), early_because="spoed"
    ),
    "ingebrekestelling_asiel_prematuur": partial(
        letter, today=TODAY.replace(2023, 11, 30), early_because="spoed"
    ),
    "ingebrekestelling_nareis": partial(
        letter,
        "ingebrekestelling_nareis",
        case_file=represented(FAMILY_FILE),
        family=(SPOUSE, CHILD),
        law=FAMILY,
    ),
    "ingebrekestelling_bezwaar_nareis": partial(
        letter,
        "ingebrekestelling_bezwaar_nareis",
        case_file=OBJECTION_FILE,
        family=(SPOUSE, CHILD),
        law=OBJECTION,
    ),
    "informatieverzoek_asiel": partial(letter, "informatieverzoek"),
    "informatieverzoek_nareis": partial(
        letter,
        "informatieverzoek",
        case_file=represented(FAMILY_FILE),
        family=(SPOUSE, CHILD),
        law=FAMILY,
    ),
    "informatieverzoek_zonder_datum": partial(
        letter, "informatieverzoek", case_file=replace(ASYLUM_FILE, events=()), law=None
    ),
}
every_letter = pytest.mark.parametrize("name", sorted(LETTERS))


def texts_on(pdf, page=0):
    """Yield each text of a page with its place in millimetres from the left and the top."""
    found = []

    def note(text, matrix, text_matrix, _font, _size):
        if text.strip():
            x = text_matrix[4] * matrix[0] + matrix[4]
            y = text_matrix[5] * matrix[3] + matrix[5]
            found.append((text.strip(), x / POINTS_PER_MM, (PAGE_HEIGHT - y) / POINTS_PER_MM))

    pypdf.PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=note)
    return found


@every_letter
def test_a_letter_reads_as_its_golden_copy(name, golden, pages_of):
    pdf = letter_pdf(LETTERS[name](), FONTS)

    golden("\n\f\n".join(pages_of(pdf)) + "\n", GOLDEN / f"{name}.txt")


@every_letter
def test_the_same_letter_gives_the_same_bytes(name):
    assert letter_pdf(LETTERS[name](), FONTS) == letter_pdf(LETTERS[name](), FONTS)


@every_letter
def test_every_font_of_a_letter_is_inside_the_file(name, unembedded):
    assert unembedded(letter_pdf(LETTERS[name](), FONTS)) == set()


def test_poppler_finds_only_embedded_fonts(tmp_path):
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts of poppler is not installed")
    file = tmp_path / "letter.pdf"
    file.write_bytes(letter_pdf(LETTERS["ingebrekestelling_nareis"](), FONTS))

    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout

    for line in listed.splitlines()[2:]:
        assert "NotoSans" in line
        assert line.split()[-5:-2] == ["yes", "yes", "yes"]


def test_names_with_special_letters_come_out_whole(pages_of):
    name = replace(CLIENT, given_names="Şükrü Ğülşen", family_name="Đặng Łukasz")

    first, *_ = pages_of(letter_pdf(letter(client=name), FONTS))

    assert first.count("Şükrü Ğülşen Đặng Łukasz") >= 3


def test_markup_in_a_name_is_printed_as_it_is(pages_of):
    name = replace(CLIENT, given_names="<b>&amp;", family_name="Tesfay & </para>")

    text = "\n".join(pages_of(letter_pdf(letter(client=name), FONTS)))

    assert text.count("<b>&amp; Tesfay & </para>") >= 3


def test_a_letter_with_characters_the_font_lacks_is_not_printed():
    broken = replace(letter(), subject="سلام")

    with pytest.raises(LetterBlockedError, match="unprintable"):
        letter_pdf(broken, FONTS)


def test_the_address_stands_in_the_window_of_the_envelope():
    left, top, width, height = WINDOW
    address = ADDRESSEES["ind_ingebrekestelling"]

    placed = [found for found in texts_on(letter_pdf(letter(), FONTS)) if found[0] in address]

    assert len(placed) == len(address)
    for _, x, y in placed:
        assert left + 4 <= x <= left + 6
        # The lowest 27.3 mm of the field are for the address itself (DIN 5008, form B).
        assert top + height - 27.3 <= y <= top + height
    assert WINDOW == (20.0, 45.0, 85.0, 45.0)
    assert x + width <= 110


def test_nothing_but_the_address_and_the_sender_shows_in_the_window():
    left, top, width, height = WINDOW
    client = replace(CLIENT, given_names="Lange " * 30, family_name="Naam" * 50)
    made = letter(client=client)

    shown = [
        text
        for text, x, y in texts_on(letter_pdf(made, FONTS))
        if left <= x <= left + width and top <= y <= top + height
    ]

    assert shown[1:] == ["AANGETEKEND", *(line.replace("  ", " ") for line in made.addressee)] or (
        shown[1:] == ["AANGETEKEND", *made.addressee]
    )
    assert shown[0].startswith("Lange Lange")


def test_pages_say_which_they_are_and_which_letter_they_belong_to(pages_of):
    first, second = pages_of(letter_pdf(LETTERS["ingebrekestelling_nareis"](), FONTS))

    assert "pagina 1 van 2" in first
    assert "pagina 2 van 2" in second
    assert second.startswith("Ingebrekestelling nareis, dossier 2026-0013 · V-nummer 0123456789")


def test_the_ordinary_notice_fits_one_page(pages_of):
    # Six months, a decree, the 21 months, and every row a table of an asylum file can have.
    received = CaseEvent("aanvraag_ontvangen", ASYLUM_FILE.events[0].day)
    full = replace(ASYLUM_FILE, events=(*ASYLUM_FILE.events, received))

    assert len(pages_of(letter_pdf(letter(case_file=full), FONTS))) == 1


def test_the_signature_is_never_alone_on_a_page(pages_of):
    *_, last = pages_of(letter_pdf(LETTERS["ingebrekestelling_nareis"](), FONTS))

    assert "Hoogachtend," in last
    assert "Ik verzoek u binnen twee weken" in last
    assert "Beslist u dan niet" in last


def test_long_fields_wrap_and_stay_on_the_page(pages_of):
    endless = replace(
        CLIENT,
        given_names="Maximiliaan " * 25,
        family_name="x" * 300,
        address=replace(CLIENT.address, street="Lange Straat " * 23, town="y" * 300),
    )
    made = letter(client=endless, case_file=replace(ASYLUM_FILE, zaaknummer="Z" * 300))

    pdf = letter_pdf(made, FONTS)

    everything = "".join("".join(pages_of(pdf)).split())
    assert everything.count("x" * 300) >= 2
    assert "Z" * 300 in everything
    heights = {text: y for text, _, y in texts_on(pdf)}
    assert (
        max(y for text, y in heights.items() if set(text) == {"y"} and y < 98)
        < heights["Uw kenmerk"]
    )
    assert heights["2026-0012"] < 98
    for page in range(len(pages_of(pdf))):
        for text, x, y in texts_on(pdf, page):
            assert 5 <= x <= 195, text
            assert 5 <= y <= 292, text


def test_the_metadata_name_the_kind_and_the_file_and_no_one():
    reader = pypdf.PdfReader(BytesIO(letter_pdf(letter(), FONTS)))

    assert reader.metadata.title == "Ingebrekestelling asiel, dossier 2026-0012"
    assert reader.metadata.author == "Termijnwacht"
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert "Łukasz" not in str(reader.metadata)
    assert reader.pages[0].mediabox.width == pytest.approx(210 * POINTS_PER_MM, abs=0.1)


def test_making_a_letter_writes_no_file(monkeypatch):
    made = letter()
    letter_pdf(made, FONTS)

    def refuse(*_args, **_options):
        raise OSError("a file was opened")

    monkeypatch.setattr("tempfile._mkstemp_inner", refuse)
    monkeypatch.setattr("builtins.open", refuse)

    assert letter_pdf(made, FONTS).startswith(b"%PDF")
