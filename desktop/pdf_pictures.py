"""Pages of a PDF as pictures and as text, for the screen and for the printer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72

# PDFium must never be entered by two threads at once, and a letter can be on the screen in one
# while it is printed in another.
_ONE_AT_A_TIME = threading.Lock()


class PageSize(NamedTuple):
    """The size of a page in points."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """Return the size of every page."""
    with _opened(pdf) as document:
        return tuple(PageSize(*document.get_page_size(index)) for index in range(len(document)))


def page_picture(pdf: bytes, index: int, scale: float) -> QImage:
    """Draw a page; `scale` is pixels per point. Nothing touches the disk."""
    with _opened(pdf) as document:
        return _drawn(document[index], scale)


def page_bands(pdf: bytes, index: int, scale: float, rows: int) -> Iterator[tuple[int, QImage]]:
    """Draw a page in bands of so many rows of pixels, each with its first row, from the top on.

    A whole page as fine as a printer is takes more memory than all the rest of the program; and
    between two bands a page can be drawn on the screen.
    """
    height = ceil(page_sizes(pdf)[index].height * scale)
    for top in range(0, height, rows):
        with _opened(pdf) as document:
            yield top, _drawn(document[index], scale, (top, max(height - top - rows, 0)))


def page_text(pdf: bytes, index: int) -> str:
    """Return what a page says, for who cannot see it."""
    with _opened(pdf) as document:
        page = document[index]
        text = page.get_textpage()
        try:
            return " ".join(str(text.get_text_bounded()).split())
        finally:
            text.close()
            page.close()


def _drawn(page: Any, scale: float, cut_off: tuple[int, int] = (0, 0)) -> QImage:
    """Draw a page without so many rows of pixels above and below."""
    above, below = ((rows - 0.5) / scale if rows else 0 for rows in cut_off)
    bitmap = page.render(scale=scale, rev_byteorder=True, crop=(0, below, 0, above))
    try:
        formats = {3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBX8888}
        image = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            formats[bitmap.n_channels],
        )
        # The picture must own its pixels before the bitmap is given back.
        return image.copy()
    finally:
        bitmap.close()
        page.close()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
