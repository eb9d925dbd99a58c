"""A letter on paper: A4 with the address in the window of an envelope (DIN 5008, form B)."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Spacer,
)
from reportlab.platypus import Table as Grid

from casework.errors import LetterBlockedError, Problem
from casework.letters.drafting import ITEM, Letter, Table, subject_line, text_of
from casework.papers import LOGO
from documents import fonts
from documents.address_window import draw_address, draw_folds
from documents.letterhead import LOGO_PLACE, Pictures, Signature, draw_picture
from documents.paper import (
    GAP,
    RIGHT,
    WIDTH,
    Bookmark,
    Look,
    built,
    cell,
    draw_fitting,
    frame,
    from_top,
    table_looks,
    text,
)

_BODY_TOP = 98.5
_SENDER = (125.0, 20.0, 65.0)
_REFERENCES_TOP = 52.0
_LEFT, _BOTTOM = 25.0, 17.0
_LATER_TOP = 32.0
_BODY_WIDTH = WIDTH - (_LEFT + RIGHT) * mm
_FACTS_WIDTHS = (52 * mm, _BODY_WIDTH - 52 * mm)
_ROSTER_WIDTHS = (_BODY_WIDTH - 90 * mm, 50 * mm, 40 * mm)
# So many blocks stay with the signature: three paragraphs and the greeting.
_CLOSING = 4
_SIGNATURE_SPACE = 13 * mm

Draw = Callable[[Canvas, Letter], None]
NO_PICTURES = Pictures()


class _Styles(NamedTuple):
    """The looks of a letter's parts."""

    body: ParagraphStyle
    lead_in: ParagraphStyle
    item: ParagraphStyle
    last_item: ParagraphStyle
    subject: ParagraphStyle
    cell: ParagraphStyle
    sign: ParagraphStyle
    address: ParagraphStyle
    delivery: ParagraphStyle
    sender: ParagraphStyle
    sender_name: ParagraphStyle
    label: ParagraphStyle
    value: ParagraphStyle


def letter_pdf(letter: Letter, folder: Path, pictures: Pictures = NO_PICTURES) -> bytes:
    """Lay out a letter with the fonts in the folder; the same letter gives the same bytes.

    Raises LetterBlockedError for characters that the fonts do not have.
    """
    fonts.register(folder)
    lost = fonts.unprintable(text_of(letter), folder)
    if lost:
        raise LetterBlockedError(
            [Problem("unprintable", "letter", (("characters", " ".join(lost)),))]
        )
    return built(
        _story(letter, pictures, _styles()),
        [
            _page("first", _BODY_TOP, letter, partial(_draw_first, logo=pictures.logo)),
            _page("later", _LATER_TOP, letter, _draw_later),
        ],
        title=letter.title,
        language=letter.language,
        page_label=letter.page_label,
    )


@cache
def _styles() -> _Styles:
    body = _style("body", 11, 13.6, after=6.2)
    # A list stays on one page, with the words that lead to it.
    lead_in = ParagraphStyle("lead_in", body, keepWithNext=1)
    last_item = ParagraphStyle("last_item", body, leftIndent=12, firstLineIndent=-12)
    item = ParagraphStyle("item", last_item, spaceAfter=2, keepWithNext=1)
    return _Styles(
        body=body,
        lead_in=lead_in,
        item=item,
        last_item=last_item,
        subject=_style("subject", 11, 13.6, bold=True, after=8.5),
        cell=_style("cell", 10.5, 13),
        sign=_style("sign", 11, 13.6),
        address=_style("address", 11, 13.5),
        delivery=_style("delivery", 9, 11, bold=True),
        sender=_style("sender", 9, 12),
        sender_name=_style("sender_name", 10, 13, bold=True),
        label=_style("label", 7.5, 10),
        value=_style("value", 9, 15),
    )


def _style(
    name: str, size: float, leading: float, *, bold: bool = False, after: float = 0
) -> ParagraphStyle:
    return ParagraphStyle(
        name,
        fontName=fonts.BOLD if bold else fonts.REGULAR,
        fontSize=size,
        leading=leading,
        spaceAfter=after,
        allowWidows=0,
        allowOrphans=0,
    )


def _story(letter: Letter, pictures: Pictures, styles: _Styles) -> list[Flowable]:
    blocks: list[Flowable] = [NextPageTemplate("later")]
    if letter.place_and_date:
        blocks.append(text(letter.place_and_date, styles.body))
    blocks.append(text(subject_line(letter), styles.subject))
    following = (*letter.body[1:], "")
    body = [
        _block(block, after, styles) for block, after in zip(letter.body, following, strict=True)
    ]
    # The signature never stands alone on a page, nor what goes along: what is asked goes with it.
    closing = _closing_of(letter.body)
    blocks += body[:closing]
    signature = _signature(letter, pictures, styles)
    blocks.append(KeepTogether([*body[closing:], *signature, *_enclosures(letter, styles)]))
    return blocks


def _enclosures(letter: Letter, styles: _Styles) -> list[Flowable]:
    if not letter.enclosures:
        return []
    lines = [f"{letter.enclosures_label}:", *letter.enclosures]
    listed = [text(line, styles.cell) for line in lines]
    return [Spacer(1, 14), Bookmark(letter.enclosures_label), *listed]


def _closing_of(body: tuple[str | Table, ...]) -> int:
    """Return where the end begins that stays with the signature: never inside a list.

    Words that lead to a table or a list stay with it.
    """
    first = max(len(body) - _CLOSING, 0)
    items = [isinstance(block, str) and block.startswith(ITEM) for block in body]
    first += items[first:].count(True)
    before = body[first - 1] if first else ""
    return first - 1 if isinstance(before, str) and before.endswith(":") else first


def _block(block: str | Table, following: str | Table, styles: _Styles) -> Flowable:
    if isinstance(block, Table):
        return _grid(block, styles)
    if not block.startswith(ITEM):
        return text(block, styles.lead_in if block.endswith(":") else styles.body)
    ends = isinstance(following, Table) or not following.startswith(ITEM)
    return text(block, styles.last_item if ends else styles.item)


def _grid(table: Table, styles: _Styles) -> Grid:
    widths = _ROSTER_WIDTHS if table.header else _FACTS_WIDTHS
    rows = [
        [cell(value, styles.cell, width - GAP) for value, width in zip(row, widths, strict=True)]
        for row in table.rows
    ]
    heading: list[Look] = [("FONTNAME", (0, 0), (-1, 0), fonts.BOLD)] if table.header else []
    return Grid(
        rows,
        colWidths=widths,
        repeatRows=1 if table.header else 0,
        spaceBefore=1,
        spaceAfter=8,
        hAlign="LEFT",
        style=[
            *table_looks(styles.cell, padding=1.5, heading=0.25, line=0.25),
            ("LINEABOVE", (0, 0), (-1, 0), 0.6, "black"),
            ("LINEBELOW", (0, -1), (-1, -1), 0.6, "black"),
            *heading,
        ],
    )


def _signature(letter: Letter, pictures: Pictures, styles: _Styles) -> list[Flowable]:
    return [
        Signature(pictures.signature, _SIGNATURE_SPACE),
        *(text(line, styles.sign) for line in letter.signature),
    ]


def _page(name: str, top: float, letter: Letter, draw: Draw) -> PageTemplate:
    room = frame(_LEFT, top, RIGHT, _BOTTOM)
    return PageTemplate(name, [room], onPage=lambda canvas, _document: draw(canvas, letter))


def _draw_first(canvas: Canvas, letter: Letter, logo: bytes) -> None:
    styles = _styles()
    if logo:
        draw_picture(canvas, logo, LOGO_PLACE[0] * mm, from_top(LOGO_PLACE[1]), LOGO)
    draw_folds(canvas)
    if letter.addressee:
        draw_address(
            canvas,
            letter.return_address,
            letter.delivery,
            letter.addressee,
            (styles.delivery, styles.address),
        )
    left, top, width = _SENDER
    name, *lines = letter.sender
    sender = [(name, styles.sender_name), *((line, styles.sender) for line in lines)]
    height = _REFERENCES_TOP - top - 2
    end = draw_fitting(canvas, sender, (left * mm, from_top(top), width * mm, height * mm))
    references = [
        pair
        for label, value in letter.references
        for pair in ((label, styles.label), (value, styles.value))
    ]
    # Even in small print the longest sender may reach further down than its own room.
    start = min(from_top(_REFERENCES_TOP), end - 2 * mm)
    room = start - from_top(_BODY_TOP - 4)
    draw_fitting(canvas, references, (left * mm, start, width * mm, room))


def _draw_later(canvas: Canvas, letter: Letter) -> None:
    """Say on a further page which letter it belongs to, for when the pages get apart."""
    parts = (letter.title, letter.references[0][1], letter.place_and_date)
    line = [(" · ".join(part for part in parts if part), _styles().value)]
    bottom = draw_fitting(canvas, line, (_LEFT * mm, from_top(14), _BODY_WIDTH, 14 * mm))
    canvas.setLineWidth(0.25)
    canvas.line(_LEFT * mm, bottom - 3, _LEFT * mm + _BODY_WIDTH, bottom - 3)
