"""The worklist on paper: A4 landscape, a block of rows per band."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageTemplate, Paragraph

from casework.phrases import Phrases, short_day
from casework.worklist import WorklistItem
from documents import fonts
from documents.overview_rows import COLUMNS, Value, headings, row_of
from documents.paper import Look, built, frame, table_looks, text

_SIZE = landscape(A4)
_MARGIN = 12.0
_BOTTOM = 18.0
# The band stands above its rows, so it needs no column; the other widths are in millimetres.
_BAND = [column.code for column in COLUMNS].index("band")
_WIDTHS = (18, 40, 20, 16, 35, 18, 20, 20, 18, 24, 26, 18)


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
        _table(rows, phrases, folder),
    ]


def _table(rows: Sequence[tuple[Value, ...]], phrases: Phrases, folder: Path) -> LongTable:
    """Put all rows in one table; the name of a band stands above its first row."""
    styles = _styles()
    cells = [_without_band([text(name, styles.head) for name in headings(phrases)])]
    looks: list[Look] = []
    for band, members in groupby(rows, key=lambda row: str(row[_BAND])):
        of_band = list(members)
        looks += _band_looks(len(cells))
        cells.append([text(f"{band.capitalize()} ({len(of_band)})", styles.head)])
        cells += [_without_band([_cell(value, folder) for value in row]) for row in of_band]
    return LongTable(
        [[*row, *[""] * (len(_WIDTHS) - len(row))] for row in cells],
        colWidths=[width * mm for width in _WIDTHS],
        repeatRows=1,
        style=[*table_looks(padding=2, right=4, heading=0.8, line=0.2), *looks],
    )


def _without_band(cells: list[Paragraph]) -> list[Paragraph]:
    return cells[:_BAND] + cells[_BAND + 1 :]


def _cell(value: Value, folder: Path) -> Paragraph:
    written = short_day(value) if isinstance(value, date) else value or ""
    for char in fonts.unprintable(written, folder):
        written = written.replace(char, "?")
    return text(written, _styles().cell)


def _band_looks(row: int) -> list[Look]:
    return [
        ("SPAN", (0, row), (-1, row)),
        ("TOPPADDING", (0, row), (-1, row), 7),
        ("LINEBELOW", (0, row), (-1, row), 0.6, "black"),
        # A band's name never stands alone at the foot of a page.
        ("NOSPLIT", (0, row), (0, row + 1)),
    ]
