"""Letters as one sees them: every page beside a small picture of how it should look."""

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from casework.papers import LOGO, SIGNATURE
from documents.letter_pdf import letter_pdf
from documents.letterhead import Pictures, clean_picture
from documents.window_page import window_page_pdf
from tests.documents.test_letter_pdf import LETTERS
from tests.letter_cases import FONTS, PHRASES

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "pages"
# A third of the points of a page: what stands where can be seen, what it says cannot.
SCALE = 1 / 3
# Of 255: what another release of the fonts or of the drawing may do to a blurred dot.
TOLERANCE = 24


def pictures():
    logo = Image.new("RGBA", (900, 300))
    ImageDraw.Draw(logo).ellipse((20, 20, 260, 260), fill="navy")
    ImageDraw.Draw(logo).rectangle((300, 110, 880, 180), fill="navy")
    signature = Image.new("RGBA", (900, 200))
    ImageDraw.Draw(signature).line(
        [(20 + 12 * step, 100 + (-1) ** step * 70) for step in range(70)], fill="black", width=7
    )
    return Pictures(*(clean_picture(png(one), kind) for one, kind in _kinds(logo, signature)))


def _kinds(logo, signature):
    return ((logo, LOGO), (signature, SIGNATURE))


def png(image):
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def pages_of(pdf):
    """Draw the pages small and grey."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = []
    for page in document:
        large = page.render(scale=SCALE * 4).to_pil().convert("L")
        drawn.append(large.reduce(4))
        page.close()
    document.close()
    return drawn


def difference(one, other):
    """Return how much the pictures differ where they do most, of 255."""
    if one.size != other.size:
        return 255
    blurred = [picture.filter(ImageFilter.GaussianBlur(1)) for picture in (one, other)]
    return ImageChops.difference(*blurred).getextrema()[1]


def papers():
    made = {name: letter_pdf(letter(), FONTS) for name, letter in LETTERS.items()}
    with_pictures = LETTERS["ingebrekestelling_asiel_gemachtigde"]()
    made["ingebrekestelling_asiel_briefhoofd"] = letter_pdf(with_pictures, FONTS, pictures())
    long = replace(
        LETTERS["ingebrekestelling_nareis"](),
        addressee=(
            "Maximiliaan Alexander " * 9,
            "Burgemeester Verzonnenstraat " * 5,
            "1234 AB  Stad",
        ),
        sender=("Vluchtelingensteun " * 6, "Straat 1", "1234 AB  Stad", "010 000 00 00"),
    )
    made["lange_namen"] = letter_pdf(long, FONTS)
    made["testpagina"] = window_page_pdf(PHRASES, FONTS)
    return made


PAPERS = papers()
every_paper = pytest.mark.parametrize("name", sorted(PAPERS))


@every_paper
def test_every_page_looks_as_it_should(name, request):
    for number, drawn in enumerate(pages_of(PAPERS[name]), start=1):
        file = GOLDEN / f"{name}-{number}.png"
        if request.config.getoption("--golden", default=False):
            file.parent.mkdir(exist_ok=True)
            drawn.save(file, optimize=True)
        with Image.open(file) as golden:
            assert difference(drawn, golden.convert("L")) <= TOLERANCE, file.name


def test_no_page_is_left_of_a_letter_that_is_shorter_by_now():
    pages = {
        f"{name}-{number}.png"
        for name, pdf in PAPERS.items()
        for number in range(1, len(pages_of(pdf)) + 1)
    }

    assert {file.name for file in GOLDEN.glob("*.png")} == pages


def test_a_line_that_moves_by_two_millimetres_is_seen():
    (page, *_) = pages_of(PAPERS["informatieverzoek_asiel"])

    assert difference(page, ImageChops.offset(page, 0, 2)) > TOLERANCE
    assert difference(page, page) == 0


@every_paper
def test_qpdf_finds_nothing_wrong(name, tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    file = tmp_path / "letter.pdf"
    file.write_bytes(PAPERS[name])

    checked = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)

    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_outline_leads_to_the_pages_and_the_enclosures_and_names_no_one():
    reader = pypdf.PdfReader(BytesIO(PAPERS["ingebrekestelling_nareis"]))

    (title, below) = reader.outline
    assert title.title == reader.metadata.title == "Ingebrekestelling nareis, dossier 2026-0013"
    assert [(one.title, reader.get_destination_page_number(one)) for one in below] == [
        ("pagina 2 van 2", 1),
        ("Bijlage", 1),
    ]


@every_paper
def test_a_paper_has_a_title_a_language_and_an_outline(name):
    reader = pypdf.PdfReader(BytesIO(PAPERS[name]))

    assert reader.metadata.title
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.outline[0].title == reader.metadata.title
