"""What a change of rules does to the open files, on paper; it names files and no people."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageTemplate

from casework.impact_words import differences, sent_line, verdict_lines
from casework.law.impact import Change
from casework.phrases import Phrases
from documents import fonts
from documents.paper import Cell, built, frame, table_looks, text

_MARGIN = 20.0
_WIDTHS = (24, 58, 44, 44)
_COLUMNS = ("file", "what", "before", "after")


class _Styles(NamedTuple):
    """The looks of the report's parts."""

    title: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle


def impact_pdf(
    rule: str, changes: Sequence[Change], as_of: date, phrases: Phrases, folder: Path
) -> bytes:
    """Lay out the report on a rule; the same input gives the same bytes."""
    fonts.register(folder)
    return built(
        _story(rule, changes, as_of, phrases),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _MARGIN)])],
        title=phrases.say("impact", "title"),
        language="nl-NL",
        page_label=phrases.say("impact", "page"),
    )


@cache
def _styles() -> _Styles:
    return _Styles(
        title=ParagraphStyle("title", fontName=fonts.BOLD, fontSize=15, leading=21),
        note=ParagraphStyle("note", fontName=fonts.REGULAR, fontSize=10, leading=14, spaceAfter=8),
        cell=ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=9.5, leading=12.5),
        head=ParagraphStyle("head", fontName=fonts.BOLD, fontSize=9.5, leading=12.5),
    )


def _story(rule: str, changes: Sequence[Change], as_of: date, phrases: Phrases) -> list[Flowable]:
    styles = _styles()
    count = (("count", len(changes)), ("day", as_of))
    return [
        text(phrases.say("impact", "title"), styles.title),
        text(phrases.say("impact", "rule", (("rule", rule),)), styles.note),
        text(phrases.say("impact", "count", count), styles.note),
        _table(changes, phrases),
    ]


def _table(changes: Sequence[Change], phrases: Phrases) -> LongTable:
    styles = _styles()
    head: list[Cell] = [text(phrases.say("impact", code), styles.head) for code in _COLUMNS]
    rows = [row for change in changes for row in _rows(change, phrases)]
    return LongTable(
        [head, *rows],
        colWidths=[width * mm for width in _WIDTHS],
        repeatRows=1,
        style=table_looks(styles.cell, padding=4, heading=0.8, line=0.25),
    )


def _rows(change: Change, phrases: Phrases) -> list[list[Cell]]:
    """Lay out a file: a row for each difference, and one for what has gone out."""
    lines = [tuple(difference) for difference in differences(change, phrases)]
    said = [*verdict_lines(change, phrases), sent_line(change, phrases)]
    lines += [(line, "", "") for line in said if line]
    number = change.case_file.number
    return [[text(value, _styles().cell) for value in (number, *line)] for line in lines]
