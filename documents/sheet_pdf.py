"""A sheet for a client on paper: in the client's language, and then the same in Dutch."""

from collections.abc import Iterator
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, PageTemplate, Spacer

from casework.errors import LetterBlockedError, Problem
from casework.sheets import Sheet, SheetText, text_of
from documents import fonts
from documents.paper import HEIGHT, WIDTH, Bookmark, built, frame
from documents.shaping import Line, TextStyle, draw_line, lines_of, unprintable

_MARGIN = 20.0
_TOP = 15.0
_BOTTOM = 17.0
_ROOM = WIDTH - 2 * _MARGIN * mm
_PAGE_HEIGHT = HEIGHT - (_TOP + _BOTTOM) * mm
_INDENT = 14.0
_BULLET = "•"
# Where the letters stand in the height of their line.
_BASE_LINE = 0.72
# The print gets smaller to fit on a page, but never too small to read.
_SCALES = (1.0, 0.95, 0.91, 0.88, 0.85)
# A heading is not left alone at the foot of a page.
_WITH_HEADING = 26 * mm


def sheet_pdf(sheet: Sheet, folder: Path) -> bytes:
    """Lay out a sheet with the fonts in the folder; the same sheet gives the same bytes.

    Raises LetterBlockedError for characters that the fonts do not have.
    """
    lost = unprintable(text_of(sheet), folder)
    if lost:
        raise LetterBlockedError(
            [Problem("unprintable", "letter", (("characters", " ".join(lost)),))]
        )
    fonts.register(folder)
    return built(
        list(_story(sheet, folder)),
        [PageTemplate("page", [frame(_MARGIN, _TOP, _MARGIN, _BOTTOM)])],
        title=sheet.title,
        language=sheet.texts[0].language,
        page_label="{page} / {pages}",
        margin=_MARGIN,
    )


class _Lines(Flowable):
    """Lines of text from the side where reading begins, with a bullet before the first one."""

    def __init__(
        self,
        lines: tuple[Line, ...],
        style: TextStyle,
        *,
        indent: float = 0,
        bullet: Line | None = None,
    ) -> None:
        super().__init__()
        self._lines = lines
        self._style = style
        self._indent = indent
        self._bullet = bullet

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width, self.height = available, len(self._lines) * self._style.leading
        return self.width, self.height

    def split(self, _available: float, height: float) -> list[Flowable]:
        fits = int(height // self._style.leading)
        if not 0 < fits < len(self._lines):
            return []
        style, indent = self._style, self._indent
        return [
            _Lines(self._lines[:fits], style, indent=indent, bullet=self._bullet),
            _Lines(self._lines[fits:], style, indent=indent),
        ]

    def draw(self) -> None:
        if self._bullet is not None:
            self._draw(self._bullet, 0, 0)
        for number, line in enumerate(self._lines):
            self._draw(line, number, self._indent)

    def _draw(self, line: Line, number: int, indent: float) -> None:
        style = self._style
        x = self.width - indent - line.width if style.rtl else indent
        y = self.height - (number + _BASE_LINE) * style.leading
        draw_line(self.canv, line, style, x, y)


class _Rule(Flowable):
    """A thin line across the page."""

    height = 8.0

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        self.width = available
        return available, self.height

    def draw(self) -> None:
        self.canv.setLineWidth(0.4)
        self.canv.line(0, self.height / 2, self.width, self.height / 2)


def _story(sheet: Sheet, folder: Path) -> Iterator[Flowable]:
    for number, text in enumerate(sheet.texts):
        if number:
            yield PageBreak()
        yield Bookmark(f"{text.language_name}: {text.title}")
        yield from _on_one_page(text, folder)


def _on_one_page(text: SheetText, folder: Path) -> list[Flowable]:
    """Make the print as large as goes on one page: then the Dutch is the back of the sheet."""
    for scale in _SCALES:
        page = list(_page(text, scale, folder))
        printed = (part for part in page if not isinstance(part, CondPageBreak))
        if sum(part.wrap(_ROOM, HEIGHT)[1] for part in printed) <= _PAGE_HEIGHT:
            return page
    return list(_page(text, 1.0, folder))


def _page(text: SheetText, scale: float, folder: Path) -> Iterator[Flowable]:
    def style(size: float, leading: float, *, bold: bool = False, grey: float = 0) -> TextStyle:
        return TextStyle(
            size * scale, leading * scale, text.language, text.rtl, bold=bold, grey=grey
        )

    small = style(9.5, 14.5, grey=0.25)
    title = style(16.5, 25, bold=True)
    heading = style(12.5, 19, bold=True)
    body = style(11.5, 16.5)
    yield _paragraph(f"{text.office} · {text.language_name}", small, folder)
    yield _paragraph(text.title, title, folder)
    for line in text.about:
        yield _paragraph(line, small, folder)
    for part in text.parts:
        yield CondPageBreak(_WITH_HEADING)
        yield Spacer(1, 7 * scale)
        yield _paragraph(part.heading, heading, folder)
        for item in part.items:
            yield _item(item, body, folder)
    yield Spacer(1, 8)
    yield _Rule()
    for note in text.notes:
        yield _paragraph(note.text, TextStyle(8.5, 13, note.language, note.rtl), folder)


def _paragraph(text: str, style: TextStyle, folder: Path) -> Flowable:
    return _Lines(lines_of(text, style, _ROOM, folder), style)


def _item(text: str, style: TextStyle, folder: Path) -> Flowable:
    (bullet,) = lines_of(_BULLET, style, _INDENT, folder)
    lines = lines_of(text, style, _ROOM - _INDENT, folder)
    return _Lines(lines, style, indent=_INDENT, bullet=bullet)
