"""Printing a letter: what comes out is the letter, at its true size."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.pdf_pictures import page_bands, page_picture, page_sizes, page_text
from desktop.printing import (
    NoPrinterError,
    PrintFailedError,
    available_printers,
    print_pdf,
    usual_printer,
)
from tests.desktop.fake_printer import fake_printer

DOTS_PER_MM = 300 / 25.4
ROOT = Path(__file__).parents[2]
CUPS_PLUGIN = (
    QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    + "/printsupport/libcupsprintersupport.so"
)


def a_letter(*pages: tuple[str, float, float], size=A4) -> bytes:
    """Make pages with a black square of 10 mm, so far from the left and the top of the paper."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=True)
    for text, left, top in pages:
        canvas.drawString(20 * mm, 20 * mm, text)
        canvas.rect(left * mm, size[1] - (top + 10) * mm, 10 * mm, 10 * mm, fill=1, stroke=0)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def black_box(image: QImage, above: int) -> tuple[int, int, int, int]:
    """Find the edges, in pixels, of what is black in the part of a page above a line."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    black = [
        (x, y)
        for y in range(0, above, 2)
        for x in range(0, grey.width(), 2)
        if grey.pixelColor(x, y).value() < 100
    ]
    xs, ys = [x for x, _ in black], [y for _, y in black]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture
def printed(qapp, tmp_path):
    def print_to_pdf(pdf: bytes) -> bytes:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(300)
        print_pdf(pdf, printer)
        return (tmp_path / "printed.pdf").read_bytes()

    return print_to_pdf


def test_a_printed_page_lies_within_a_millimetre_of_the_original(printed):
    letter = a_letter(("Rotterdam", 20, 45))

    paper = printed(letter)

    scale = 300 / 72
    rows = round(100 * DOTS_PER_MM)
    original = black_box(page_picture(letter, 0, scale), rows)
    copy = black_box(page_picture(paper, 0, scale), rows)
    assert all(
        abs(one - other) <= DOTS_PER_MM for one, other in zip(original, copy, strict=True)
    ), (original, copy)


def test_a_printed_page_has_the_size_of_the_original(printed):
    letter = a_letter(("Rotterdam", 20, 45))

    paper = printed(letter)

    for original, copy in zip(page_sizes(letter), page_sizes(paper), strict=True):
        assert abs(original.width - copy.width) < 2
        assert abs(original.height - copy.height) < 2


def test_every_page_is_printed_in_order(printed):
    letter = a_letter(("one", 20, 45), ("two", 60, 80))

    paper = printed(letter)

    assert len(page_sizes(paper)) == 2
    scale = 100 / 72
    boxes = [black_box(page_picture(paper, index, scale), 380) for index in (0, 1)]
    assert boxes[0][0] < boxes[1][0]
    assert boxes[0][1] < boxes[1][1]


def test_a_page_on_its_side_is_printed_on_its_side(printed):
    letter = a_letter(("wide", 20, 20), size=landscape(A4))

    paper = printed(letter)

    (size,) = page_sizes(paper)
    assert size.width > size.height


def test_printing_writes_nothing_but_the_paper(printed, tmp_path, monkeypatch):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))

    printed(a_letter(("Rotterdam", 20, 45)))

    assert list(temporary.iterdir()) == []
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["printed.pdf"]


def test_without_a_printer_the_caseworker_is_told(qapp):
    if QPrinterInfo.availablePrinterNames():
        pytest.skip("this computer has a printer")

    assert available_printers() == ()
    with pytest.raises(NoPrinterError) as caught:
        usual_printer()
    assert caught.value.code == "no_printer"


def test_a_printer_that_is_not_there_is_refused(qapp):
    printer = QPrinter(QPrinterInfo(), QPrinter.PrinterMode.HighResolution)

    with pytest.raises(NoPrinterError):
        print_pdf(a_letter(("Rotterdam", 20, 45)), printer)


def test_what_a_page_says_can_be_read_aloud():
    assert page_text(a_letter(("Rotterdam, 1 mei", 20, 45)), 0) == "Rotterdam, 1 mei"


PRINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from desktop.printing import PrintFailedError, print_pdf, usual_printer
try:
    printer = usual_printer()
    print_pdf(Path(sys.argv[1]).read_bytes(), printer)
    print("printed")
except PrintFailedError:
    print("failed")
"""


@pytest.fixture
def print_on_cups(tmp_path):
    """Print in a process of its own: the library of CUPS looks once for where its server is."""
    if not sys.platform.startswith("linux") or not Path(CUPS_PLUGIN).is_file():
        pytest.skip("Qt prints through CUPS on Linux only")
    spool = tmp_path / "spool"
    spool.mkdir()
    file = tmp_path / "letter.pdf"
    file.write_bytes(a_letter(("Rotterdam", 20, 45), ("Delft", 20, 45)))

    def print_letter(**how):
        with fake_printer(tmp_path / "cups", spool, **how) as printer:
            done = subprocess.run(
                [sys.executable, "-c", PRINT, str(file)],
                env={
                    **os.environ,
                    "CUPS_SERVER": str(tmp_path / "cups"),
                    "TMPDIR": str(spool),
                    "PYTHONPATH": str(ROOT),
                },
                capture_output=True,
                text=True,
                check=False,
                timeout=60,
            )
        return done.stdout.strip() or done.stderr, printer, list(spool.iterdir())

    return print_letter


def test_a_letter_arrives_at_a_printer_by_way_of_the_spool_folder_alone(print_on_cups):
    said, printer, left = print_on_cups()

    assert said == "printed"
    (arrived,) = printer.printed
    assert len(page_sizes(arrived)) == 2
    # The job lay readable in the folder that `desktop.spool` chooses in memory, and is gone.
    ((spooled,),) = printer.spooled
    assert spooled == arrived
    assert left == []


def test_a_printer_that_goes_away_in_the_middle_is_told_of(print_on_cups):
    said, printer, left = print_on_cups(goes_away=True)

    assert said == "failed"
    assert printer.printed == []
    assert left == []


@pytest.fixture
def pdf_printer(qapp, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(150)
    return printer


def words_on(tmp_path):
    """Tell the pages of what was printed apart by the place of their black square."""
    paper = (tmp_path / "printed.pdf").read_bytes()
    return [
        round(black_box(page_picture(paper, index, 1), 300)[0] / 72 * 2.54)
        for index in range(len(page_sizes(paper)))
    ]


THREE = [("one", 20, 45), ("two", 60, 45), ("three", 100, 45)]


@pytest.mark.parametrize(
    ("first", "last", "places"), [(1, 1, [2]), (2, 3, [6, 10]), (1, 3, [2, 6, 10])]
)
def test_only_the_pages_that_were_chosen_are_printed(pdf_printer, tmp_path, first, last, places):
    pdf_printer.setPrintRange(QPrinter.PrintRange.PageRange)
    pdf_printer.setFromTo(first, last)

    print_pdf(a_letter(*THREE), pdf_printer)

    assert words_on(tmp_path) == places


def test_pages_that_are_not_there_cannot_be_printed(pdf_printer):
    pdf_printer.setPrintRange(QPrinter.PrintRange.PageRange)
    pdf_printer.setFromTo(7, 9)

    with pytest.raises(PrintFailedError):
        print_pdf(a_letter(*THREE), pdf_printer)


def test_as_many_copies_are_printed_as_were_chosen(pdf_printer, tmp_path):
    pdf_printer.setCopyCount(2)
    assert not pdf_printer.supportsMultipleCopies()

    print_pdf(a_letter(*THREE[:2]), pdf_printer)

    assert words_on(tmp_path) == [2, 6, 2, 6]


def test_the_bands_of_a_page_are_the_page():
    letter = a_letter(("Rotterdam", 20, 45))
    scale = 150 / 72
    whole = page_picture(letter, 0, scale).convertToFormat(QImage.Format.Format_RGB888)

    row = 0
    for top, band in page_bands(letter, 0, scale, 100):
        assert top == row
        assert band.width() == whole.width()
        part = whole.copy(0, top, whole.width(), band.height())
        assert band.convertToFormat(QImage.Format.Format_RGB888) == part
        row += band.height()
    assert row == whole.height()
