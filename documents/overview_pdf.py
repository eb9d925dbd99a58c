"""The worklist on paper: A4 landscape, a block of rows per band."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageTemplate, Table

from casework.phrases import Phrases, short_day
from casework.worklist import WorklistItem
from documents import fonts
from documents.overview_rows import COLUMNS, Value, headings, row_of
from documents.paper import GAP, Cell, built, cell, frame, table_looks, text

_SIZE = landscape(A4)
_MARGIN = 12.0
_BOTTOM = 18.0
# The band stands above its rows, so it needs no column; the other widths are in millimetres.
_BAND = [column.code for column in COLUMNS].index("band")
_WIDTHS = (17, 34, 19, 16, 32, 18, 20, 20, 18, 26, 34, 19)

Item = TypeVar("Item")


class _Styles(NamedTuple):
    """The looks of the overview's parts."""

    title: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle


def overview_pdf(
    items: Sequence[WorklistItem], as_of: date, phrases: Phrases, folder: Path
) -> bytes:
    """Lay out the worklist, in its order; the same input gives the same bytes.

    A character that the fonts do not have becomes a question mark, and a line says so.
    Raises KeyError for a code without words.
    """
    fonts.register(folder)
    title = phrases.say("overview", "title", (("day", as_of),))
    return built(
        _story(items, title, phrases, folder),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _BOTTOM, _SIZE)])],
        title=title,
        language="nl-NL",
        page_label=phrases.say("overview", "page"),
        pagesize=_SIZE,
        margin=_MARGIN,
    )


@cache
def _styles() -> _Styles:
    return _Styles(
        title=ParagraphStyle("title", fontName=fonts.BOLD, fontSize=14, leading=20),
        note=ParagraphStyle("note", fontName=fonts.REGULAR, fontSize=8, leading=11, spaceAfter=6),
        cell=ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=7.5, leading=9.5),
        head=ParagraphStyle("head", fontName=fonts.BOLD, fontSize=7.5, leading=9.5),
    )


def _story(
    items: Sequence[WorklistItem], title: str, phrases: Phrases, folder: Path
) -> list[Flowable]:
    styles = _styles()
    rows = [row_of(item, phrases) for item in items]
    notes = [phrases.say("overview", "count", (("count", len(items)),))]
    if any(fonts.unprintable(str(value), folder) for row in rows for value in row):
        notes.append(phrases.say("overview", "lost"))
    return [
        text(title, styles.title),
        text(" · ".join(notes), styles.note),
        *(
            _table(band, list(members), phrases, folder)
            for band, members in groupby(rows, key=lambda row: str(row[_BAND]))
        ),
    ]


def _table(band: str, rows: Sequence[tuple[Value, ...]], phrases: Phrases, folder: Path) -> Table:
    """Lay out the rows of one band; its name and the columns' names come back on every page."""
    styles = _styles()
    names = [text(name, styles.head) for name in _without_band(headings(phrases))]
    blank = [""] * (len(_WIDTHS) - 1)
    # A table that spans or guards cells takes quadratic time, so the name just runs on.
    name = [f"{band.capitalize()} ({len(rows)})", *blank]
    return LongTable(
        [name, names, *(_cells(row, folder) for row in rows)],
        colWidths=[width * mm for width in _WIDTHS],
        repeatRows=2,
        spaceAfter=10,
        style=[
            *table_looks(styles.cell, padding=2, heading=0, line=0.2),
            ("FONT", (0, 0), (0, 0), fonts.BOLD, 10, 12),
            ("LINEBELOW", (0, 1), (-1, 1), 0.8, "black"),
        ],
    )


def _without_band(row: tuple[Item, ...]) -> tuple[Item, ...]:
    return row[:_BAND] + row[_BAND + 1 :]


def _cells(row: tuple[Value, ...], folder: Path) -> list[Cell]:
    return [
        _cell(value, width * mm - GAP, folder)
        for value, width in zip(_without_band(row), _WIDTHS, strict=True)
    ]


def _cell(value: Value, room: float, folder: Path) -> Cell:
    if isinstance(value, date):
        return short_day(value)
    written = value or ""
    for char in fonts.unprintable(written, folder):
        written = written.replace(char, "?")
    return cell(written, _styles().cell, room)
