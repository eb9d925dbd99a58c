"""Letters on paper: every page at its true size."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from casework.errors import CaseworkError
from desktop.pdf_pictures import POINTS_PER_INCH, PageSize, page_picture, page_sizes

# Finer than this no one sees, and a page at 1200 dots per inch would take half a gigabyte.
_FINEST = 600


class NoPrinterError(CaseworkError):
    """There is no printer, or it went away; `code` names the sentence that says what to do."""

    code = "no_printer"

    def __init__(self) -> None:
        super().__init__(self.code)


class PrintFailedError(CaseworkError):
    """The printer does not take the letter; `code` names the sentence that says what to do."""

    code = "print_failed"

    def __init__(self) -> None:
        super().__init__(self.code)


def available_printers() -> tuple[str, ...]:
    """Name the printers of this computer, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual))


def usual_printer() -> QPrinter:
    """Return the printer that is used when nobody chooses; raises NoPrinterError."""
    names = available_printers()
    if not names:
        raise NoPrinterError
    return QPrinter(QPrinterInfo.printerInfo(names[0]), QPrinter.PrinterMode.HighResolution)


def print_pdf(pdf: bytes, printer: QPrinter) -> None:
    """Print every page at its true size, measured from the corner of the paper.

    Nothing is scaled to fit: what lies outside the printable margins of a printer is lost rather
    than that the address moves out of the window of the envelope. Writes no file of its own.
    Raises NoPrinterError for a printer that is not there, PrintFailedError when it refuses.
    """
    sizes = page_sizes(pdf)
    if _leads_nowhere(printer):
        raise NoPrinterError
    printer.setFullPage(True)
    printer.setPageLayout(_layout(sizes[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintFailedError
    try:
        for index, size in enumerate(sizes):
            if index:
                _turn_page(printer, size)
            _paint(painter, printer, pdf, index, size)
    finally:
        painter.end()


def _leads_nowhere(printer: QPrinter) -> bool:
    # Where no printer is set up, Qt hands out one that writes a PDF to a file without a name.
    pdf = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    return not printer.isValid() or (pdf and not printer.outputFileName())


def _paint(painter: QPainter, printer: QPrinter, pdf: bytes, index: int, size: PageSize) -> None:
    dots = printer.resolution() / POINTS_PER_INCH
    scale = min(printer.resolution(), _FINEST) / POINTS_PER_INCH
    paper = QRectF(QPointF(0, 0), QSizeF(size.width * dots, size.height * dots))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(paper, page_picture(pdf, index, scale))


def _turn_page(printer: QPrinter, size: PageSize) -> None:
    printer.setPageLayout(_layout(size))
    if not printer.newPage():
        raise PrintFailedError


def _layout(size: PageSize) -> QPageLayout:
    upright = size.height >= size.width
    orientation = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
    paper = QSizeF(min(size.width, size.height), max(size.width, size.height))
    page = QPageSize(paper, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(page, orientation, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout
