"""Where an address stands to show in the window of an envelope (DIN 5008, form B)."""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from documents import fonts
from documents.paper import draw_fitting, from_top

# In millimetres from the left and the top, width and height.
Box = tuple[float, float, float, float]
WINDOW: Box = (20.0, 45.0, 85.0, 45.0)
_NOTES_ZONE = 17.7
_INSET = 5.0
_RETURN_LINE = 8.0
_SMALLEST = 5.0
# Distance from the top and length of the marks at the left edge.
_MARKS = ((105.0, 4.0), (148.5, 6.0), (210.0, 4.0))
FOLDS = (105.0, 210.0)
PAGE_WIDTH = 210.0


class Envelope(NamedTuple):
    """An envelope with a window at the left; in millimetres, from its left and bottom edges."""

    name: str
    width: float
    height: float
    window: Box

    def always_shows(self) -> Box:
        """Return what of a folded page is in the window wherever the page lies in the envelope."""
        left, bottom, width, height = self.window
        to_the_side, up_and_down = self.width - PAGE_WIDTH, self.height - FOLDS[0]
        top = self.height - bottom - height
        return (left, top, width - to_the_side, height - up_and_down)


# DIN 680: a window of 90 x 45 mm, 20 mm from the left and 15 mm from the bottom.
_DIN_680: Box = (20.0, 15.0, 90.0, 45.0)
ENVELOPES = (
    Envelope("EA5/6 (DL)", 220.0, 110.0, _DIN_680),
    Envelope("C5/6", 229.0, 114.0, _DIN_680),
)

# What every one of them shows: an address that ends here is never cut off.
SURE_RIGHT = min(sum(envelope.always_shows()[::2]) for envelope in ENVELOPES)
ADDRESS: Box = (
    WINDOW[0] + _INSET,
    WINDOW[1] + _NOTES_ZONE,
    SURE_RIGHT - WINDOW[0] - _INSET,
    WINDOW[3] - _NOTES_ZONE,
)


def draw_address(
    canvas: Canvas,
    return_address: Sequence[str],
    delivery: str,
    addressee: Sequence[str],
    looks: tuple[ParagraphStyle, ParagraphStyle],
) -> None:
    """Draw the return address, the note for the post and the address, all inside the window.

    `looks` are those of the note and of the address. What is too long is wrapped and made smaller.
    """
    note, style = looks
    left, top, width, height = ADDRESS
    _draw_return_address(canvas, " · ".join(return_address))
    if delivery:
        canvas.setFont(note.fontName, note.fontSize)
        canvas.drawString(left * mm, from_top(top - 1.5), delivery)
    lines = [(line, style) for line in addressee]
    draw_fitting(canvas, lines, (left * mm, from_top(top), width * mm, height * mm))


def draw_folds(canvas: Canvas) -> None:
    """Mark where to fold for a window envelope, and the middle for a hole punch."""
    canvas.setLineWidth(0.25)
    for distance, length in _MARKS:
        canvas.line(5 * mm, from_top(distance), (5 + length) * mm, from_top(distance))


def _draw_return_address(canvas: Canvas, line: str) -> None:
    """Draw the sender on one line, smaller when it is long, cut off when nothing else helps."""
    left, top, width, _ = WINDOW
    x, room = (left + _INSET) * mm, (width - 2 * _INSET) * mm
    size = 7.0
    while size > _SMALLEST and stringWidth(line, fonts.REGULAR, size) > room:
        size -= 0.25
    while stringWidth(line, fonts.REGULAR, size) > room:
        line = line.removesuffix("…")[:-1] + "…"
    y = from_top(top + _RETURN_LINE)
    canvas.setFont(fonts.REGULAR, size)
    canvas.drawString(x, y, line)
    canvas.setLineWidth(0.25)
    canvas.line(x, y - 2, x + room, y - 2)
