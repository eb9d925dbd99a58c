"""Letters on paper: every page at its true size."""

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from casework.errors import CaseworkError
from desktop.pdf_pictures import POINTS_PER_INCH, PageSize, page_bands, page_sizes

# Finer than this no one sees.
_FINEST = 600
_ROWS = 512


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
    """Print the pages that were chosen at their true size, measured from the corner of the paper.

    Nothing is scaled to fit: what lies outside the printable margins of a printer is lost rather
    than that the address moves out of the window of the envelope. Writes no file of its own.
    Raises NoPrinterError for a printer that is not there, PrintFailedError when it refuses or is
    gone before all was handed over.
    """
    sizes = page_sizes(pdf)
    if _leads_nowhere(printer):
        raise NoPrinterError
    wanted = _wanted_pages(printer, len(sizes))
    printer.setFullPage(True)
    printer.setPageLayout(_layout(sizes[wanted[0]]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrintFailedError
    try:
        for position, index in enumerate(wanted):
            if position:
                _turn_page(printer, sizes[index])
            _paint(painter, printer, pdf, index)
    except PrintFailedError:
        printer.abort()
        raise
    finally:
        painter.end()
    if _is_lost(printer):
        raise PrintFailedError


def _wanted_pages(printer: QPrinter, pages: int) -> list[int]:
    """Return the pages that were chosen, as often as there must be copies, counted from 0."""
    chosen = printer.pageRanges()
    in_range = printer.printRange() == QPrinter.PrintRange.PageRange and not chosen.isEmpty()
    wanted = [page for page in range(pages) if not in_range or chosen.contains(page + 1)]
    if not wanted:
        raise PrintFailedError
    return wanted * (1 if printer.supportsMultipleCopies() else printer.copyCount())


def _is_lost(printer: QPrinter) -> bool:
    """Whether the pages cannot have arrived: Qt says nothing of a print system that went away."""
    if printer.printerState() in {QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error}:
        return True
    native = printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
    return native and QPrinterInfo.printerInfo(printer.printerName()).isNull()


def _leads_nowhere(printer: QPrinter) -> bool:
    # Where no printer is set up, Qt hands out one that writes a PDF to a file without a name.
    pdf = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
    return not printer.isValid() or (pdf and not printer.outputFileName())


def _paint(painter: QPainter, printer: QPrinter, pdf: bytes, index: int) -> None:
    scale = min(printer.resolution(), _FINEST) / POINTS_PER_INCH
    dots = printer.resolution() / (scale * POINTS_PER_INCH)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for top, band in page_bands(pdf, index, scale, _ROWS):
        place = QRectF(QPointF(0, top * dots), QSizeF(band.size()) * dots)
        painter.drawImage(place, band)


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
