"""What all printed pages share: sizes, numbered pages, and text that is never read as markup."""

import re
from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFZCompress
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph
from reportlab.platypus.paraparser import ParaFrag

from documents import fonts

WIDTH, HEIGHT = A4
CREATOR = "Termijnwacht"

_UNBROKEN = re.compile(
    r"\b\d{1,2} [a-z]+ \d{4}\b"
    r"|\b(?:art\.|artikel|lid|onder|Vw|WBV|Kamerstukken|nrs?\.) \w+"
    r"|\b\d+ (?:dag|maand|we+k|werkdag)"
    r"|  "
)

# Margins and the place of the page number, in millimetres from the nearest edge.
RIGHT = 20.0
FOOTER = 12.0

# Between the columns of a table, in points.
GAP = 5.0

# A bookmark shows the line it is at, not what comes below it.
_ABOVE = 18.0


Cell = str | Paragraph
# A line of a ReportLab table style: what, from which cell, to which cell, how.
Look = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]


class NumberedCanvas(Canvas):
    """A canvas that writes on every page, once all are known, which page of how many it is.

    `page_label` has places for `page` and `pages`; `page_place` is its right end, in points. The
    outline is the title, with what the flowables mark and the further pages below it.
    """

    def __init__(
        self,
        target: BytesIO,
        title: str,
        page_label: str,
        page_place: tuple[float, float],
        **options: Any,  # noqa: ANN401 whatever ReportLab's document gives its canvas
    ) -> None:
        # Compressed all the same, but not written out in letters: a PDF is no e-mail of 1995.
        super().__init__(target, **{**options, "pageCompression": 0})
        self._doc.defaultStreamFilters = [PDFZCompress]  # type: ignore[attr-defined]
        self._title = title
        self._page_label = page_label
        self._page_place = page_place
        self._pages: list[dict[str, Any]] = []
        self._bookmarks: list[tuple[int, str, float]] = []

    def bookmark(self, title: str, top: float) -> None:
        """Let the outline lead to a height on the page that is being drawn, in points."""
        self._bookmarks.append((len(self._pages) + 1, title, top))

    def showPage(self) -> None:  # noqa: N802 ReportLab's name
        self._pages.append(dict(self.__dict__))
        # The only way to keep a finished page back: the canvas has no public one.
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        for number, page in enumerate(self._pages, start=1):
            self.__dict__.update(page)
            self.setFont(fonts.REGULAR, 8)
            label = self._page_label.format(page=number, pages=len(self._pages))
            self.drawRightString(*self._page_place, label)
            self._outline(number, label)
            super().showPage()
        super().save()

    def _outline(self, number: int, label: str) -> None:
        """List the document by its title, and under it the further pages and the bookmarks."""
        page = str(number)
        self.bookmarkPage(page, fit="Fit")
        self.addOutlineEntry(self._title if number == 1 else label, page, level=int(number > 1))
        for position, (where, title, top) in enumerate(self._bookmarks):
            if where == number:
                key = f"{page}.{position}"
                self.bookmarkPage(key, fit="XYZ", left=0, top=top)
                self.addOutlineEntry(title, key, level=1)


class Bookmark(Flowable):
    """A place in the text that the outline of the document leads to; it takes no room."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        canvas = self.canv
        if isinstance(canvas, NumberedCanvas):
            canvas.bookmark(self._title, canvas.absolutePosition(0, 0)[1] + _ABOVE)


def built(
    story: Sequence[Flowable],
    templates: Sequence[PageTemplate],
    *,
    title: str,
    language: str,
    page_label: str,
    pagesize: tuple[float, float] = A4,
    margin: float = RIGHT,
) -> bytes:
    """Lay out a document in memory; the same input gives the same bytes.

    `margin` is the distance of the page number from the right edge, in millimetres.
    """
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=pagesize,
        pageTemplates=list(templates),
        title=title,
        author=CREATOR,
        subject=title,
        creator=CREATOR,
        lang=language,
        invariant=1,
        initialFontName=fonts.REGULAR,
        displayDocTitle=True,
    )
    place = (pagesize[0] - margin * mm, FOOTER * mm)
    canvasmaker = partial(NumberedCanvas, title=title, page_label=page_label, page_place=place)
    document.build(list(story), canvasmaker=canvasmaker)
    return target.getvalue()


def text(raw: str, style: ParagraphStyle) -> Paragraph:
    """Make a paragraph of a text as it is: a name may hold `<b>` or `&`, a postcode two spaces.

    A date, a citation and a length of time are not broken over two lines.
    """
    return PlainText(_UNBROKEN.sub(_bound, raw), style)


class PlainText(Paragraph):
    """A paragraph of one look, that is not parsed as markup and is broken into lines once."""

    def __init__(
        self,
        text: str | None,
        style: ParagraphStyle,
        bulletText: str | None = None,  # noqa: N803 ReportLab's name
        frags: list[Any] | None = None,
    ) -> None:
        plain = ParaFrag(
            text=text,
            fontName=style.fontName,
            fontSize=style.fontSize,
            textColor=style.textColor,
            rise=0,
            link=[],
            us_lines=[],
        )
        # ReportLab makes the two parts of a paragraph that goes on on the next page itself.
        super().__init__(text or "", style, bulletText, frags or [plain])
        self._wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        # A paragraph that may not be parted here loses its lines, and is asked again elsewhere.
        if self._wrapped is None or self._wrapped[0] != width or not hasattr(self, "blPara"):
            self._wrapped = (width, super().wrap(width, height))
        return self._wrapped[1]


def frame(
    left: float, top: float, right: float, bottom: float, size: tuple[float, float] = A4
) -> Frame:
    """Make the room for text between margins, in millimetres from the edges."""
    width, height = size
    return Frame(
        left * mm,
        bottom * mm,
        width - (left + right) * mm,
        height - (top + bottom) * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def table_looks(
    style: ParagraphStyle, *, padding: float, heading: float, line: float
) -> list[Look]:
    """Return the look of a table: text at the left edge, and thin lines between the rows."""
    everywhere = (0, 0), (-1, -1)
    return [
        # Without it ReportLab names its own font, which is not embedded, in every cell.
        ("FONT", *everywhere, style.fontName, style.fontSize, style.leading),
        ("VALIGN", *everywhere, "TOP"),
        ("LEFTPADDING", *everywhere, 0),
        ("RIGHTPADDING", *everywhere, GAP),
        ("TOPPADDING", *everywhere, padding),
        ("BOTTOMPADDING", *everywhere, padding),
        ("LINEBELOW", *everywhere, line, "black"),
        ("LINEBELOW", (0, 0), (-1, 0), heading, "black"),
    ]


def from_top(millimetres: float, height: float = HEIGHT) -> float:
    """Turn a distance from the top edge into ReportLab's height above the bottom edge."""
    return height - millimetres * mm


def cell(raw: str, style: ParagraphStyle, room: float) -> Cell:
    """Make a table's cell; only what does not fit on one line costs a paragraph."""
    return raw if _fits(raw, style, room) else text(raw, style)


def draw_fitting(
    canvas: Canvas, lines: Sequence[tuple[str, ParagraphStyle]], box: tuple[float, ...]
) -> float:
    """Draw lines from the top of a box (x, y of the top, width, height); return where they end.

    Text that is too long for the box is made smaller, down to 5 points.
    """
    x, top, width, height = box
    for shrink in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        parts = [_part(raw, _smaller(style, shrink), width) for raw, style in lines]
        if sum(used for _, _, used in parts) <= height:
            break
    for part, style, used in parts:
        top -= used
        if isinstance(part, str):
            canvas.setFont(style.fontName, style.fontSize)
            canvas.drawString(x, top + style.leading - style.fontSize, part)
        else:
            part.drawOn(canvas, x, top)
    return top


def _part(raw: str, style: ParagraphStyle, width: float) -> tuple[Cell, ParagraphStyle, float]:
    part = cell(raw, style, width)
    used = style.leading if isinstance(part, str) else part.wrap(width, HEIGHT)[1]
    return part, style, used


def _fits(raw: str, style: ParagraphStyle, room: float) -> bool:
    return stringWidth(raw, style.fontName, style.fontSize) <= room


def _bound(match: re.Match[str]) -> str:
    return match[0].replace(" ", "\u00a0")


def _smaller(style: ParagraphStyle, shrink: float) -> ParagraphStyle:
    if shrink == 1.0:
        return style
    size = max(5.0, style.fontSize * shrink)
    return ParagraphStyle(style.name, style, fontSize=size, leading=size * 1.2)
