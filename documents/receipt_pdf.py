"""The calculation of a last day on one page, to staple to a letter."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageTemplate, Paragraph, Spacer, Table

from casework.law.assessment import Step
from casework.phrases import Phrases, short_day
from documents import fonts
from documents.paper import built, frame, table_looks, text

_MARGIN = 20.0
_WIDTHS = (66, 42, 20, 22, 20)
_COLUMNS = ("explanation", "basis", "start", "added", "day")


class _Styles(NamedTuple):
    """The looks of the calculation's parts."""

    title: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle
    head: ParagraphStyle
    outcome: ParagraphStyle


def receipt_pdf(
    title: str,
    steps: Sequence[tuple[Step, str]],
    number: str,
    as_of: date,
    phrases: Phrases,
    folder: Path,
) -> bytes:
    """Lay out how a last day was calculated; each step comes with its sentence.

    `title` says which day ("Beslistermijn"), `number` is the file's; neither names a person.
    The same input gives the same bytes.
    """
    fonts.register(folder)
    return built(
        _story(title, steps, number, as_of, phrases),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _MARGIN)])],
        title=f"{phrases.say('calculation', 'title')} {number}",
        language="nl-NL",
        page_label=phrases.say("calculation", "page"),
    )


@cache
def _styles() -> _Styles:
    return _Styles(
        title=ParagraphStyle("title", fontName=fonts.BOLD, fontSize=15, leading=21),
        note=ParagraphStyle("note", fontName=fonts.REGULAR, fontSize=10, leading=14),
        cell=ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=9.5, leading=12.5),
        head=ParagraphStyle("head", fontName=fonts.BOLD, fontSize=9.5, leading=12.5),
        outcome=ParagraphStyle(
            "outcome", fontName=fonts.BOLD, fontSize=11, leading=14.5, spaceBefore=12
        ),
    )


def _story(
    title: str, steps: Sequence[tuple[Step, str]], number: str, as_of: date, phrases: Phrases
) -> list[Flowable]:
    styles = _styles()
    story: list[Flowable] = [
        text(phrases.say("calculation", "heading", (("title", title),)), styles.title),
        text(phrases.say("calculation", "file", (("number", number), ("day", as_of))), styles.note),
        Spacer(1, 12),
        _table(steps, phrases),
    ]
    if steps:
        last = steps[-1][0].day
        story.append(text(phrases.say("calculation", "outcome", (("day", last),)), styles.outcome))
    return story


def _table(steps: Sequence[tuple[Step, str]], phrases: Phrases) -> Table:
    styles = _styles()
    head = [text(phrases.say("calculation", code), styles.head) for code in _COLUMNS]
    return Table(
        [head, *(_row(step, sentence, phrases) for step, sentence in steps)],
        colWidths=[width * mm for width in _WIDTHS],
        repeatRows=1,
        style=table_looks(styles.cell, padding=4, heading=0.8, line=0.25),
    )


def _row(step: Step, sentence: str, phrases: Phrases) -> list[Paragraph]:
    amount, unit = step.add
    added = phrases.count(amount, unit) if amount else phrases.say("calculation", "nothing")
    written = (sentence, step.basis, short_day(step.start), added, short_day(step.day))
    return [text(value, _styles().cell) for value in written]
