"""Printing a letter: what comes out is the letter, at its true size."""

from io import BytesIO

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.pdf_pictures import page_picture, page_sizes, page_text
from desktop.printing import NoPrinterError, available_printers, print_pdf, usual_printer

DOTS_PER_MM = 300 / 25.4


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
