"""Pages of a PDF as pictures and as text, for the screen and for the printer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
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
        page = document[index]
        bitmap = page.render(scale=scale, rev_byteorder=True)
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


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()
