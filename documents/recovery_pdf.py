"""The recovery sheet: one page with the code that opens the vault, to keep behind lock and key."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageTemplate, Spacer, Table

from casework.phrases import Phrases
from documents import fonts
from documents.paper import WIDTH, built, frame, text

_MARGIN = 25.0
_GROUPS_IN_A_ROW = 3
_KEEPING = ("keep_locked", "keep_apart", "keep_no_picture")
_USING = ("use_start", "use_type", "use_after")
_RENEWING = ("renew_new", "renew_lost")


class _Styles(NamedTuple):
    """The looks of the sheet's parts."""

    title: ParagraphStyle
    office: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    step: ParagraphStyle
    code: ParagraphStyle


def recovery_pdf(code: str, office: str, day: date, phrases: Phrases, folder: Path) -> bytes:
    """Lay out the sheet; nothing but the page itself holds the code, and no client is named.

    `code` comes in groups with dashes between them, `office` may be empty. The same input gives
    the same bytes.
    """
    fonts.register(folder)
    return built(
        _story(code, office, day, phrases),
        [PageTemplate("page", [frame(_MARGIN, _MARGIN, _MARGIN, _MARGIN)])],
        title=phrases.say("recovery", "title"),
        language="nl-NL",
        page_label=phrases.say("recovery", "page"),
        margin=_MARGIN,
    )


@cache
def _styles() -> _Styles:
    body = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=11, leading=15.5, spaceAfter=4)
    return _Styles(
        title=ParagraphStyle("title", fontName=fonts.BOLD, fontSize=22, leading=30),
        office=ParagraphStyle("office", fontName=fonts.REGULAR, fontSize=11, leading=15.5),
        heading=ParagraphStyle(
            "heading", fontName=fonts.BOLD, fontSize=13, leading=18, spaceBefore=14, spaceAfter=4
        ),
        body=body,
        # What follows the number stands in one line below itself.
        step=ParagraphStyle("step", body, leftIndent=15, firstLineIndent=-15),
        code=ParagraphStyle("code", fontName=fonts.BOLD, fontSize=25, leading=30, alignment=1),
    )


def _story(code: str, office: str, day: date, phrases: Phrases) -> list[Flowable]:
    styles = _styles()

    def say(name: str, style: ParagraphStyle) -> Flowable:
        return text(phrases.say("recovery", name), style)

    made = phrases.say("recovery", "made", (("day", day),))
    return [
        say("title", styles.title),
        text(f"{office} · {made}" if office else made, styles.office),
        Spacer(1, 10),
        say("what", styles.body),
        Spacer(1, 8),
        _code_table(code),
        Spacer(1, 6),
        say("characters", styles.body),
        say("keep", styles.heading),
        *_steps(_KEEPING, phrases),
        say("use", styles.heading),
        *_steps(_USING, phrases),
        say("renew", styles.heading),
        *(say(name, styles.body) for name in _RENEWING),
    ]


def _steps(names: Sequence[str], phrases: Phrases) -> list[Flowable]:
    return [
        text(f"{number}.  {phrases.say('recovery', name)}", _styles().step)
        for number, name in enumerate(names, start=1)
    ]


def _code_table(code: str) -> Table:
    groups = [text(group, _styles().code) for group in code.split("-")]
    rows = [
        groups[start : start + _GROUPS_IN_A_ROW]
        for start in range(0, len(groups), _GROUPS_IN_A_ROW)
    ]
    return Table(
        rows,
        colWidths=[(WIDTH - 2 * _MARGIN * mm) / _GROUPS_IN_A_ROW] * _GROUPS_IN_A_ROW,
        style=[
            # Without it ReportLab names its own font, which is not embedded, in every cell.
            ("FONT", (0, 0), (-1, -1), fonts.BOLD, 25, 30),
            ("BOX", (0, 0), (-1, -1), 1.2, "black"),
            ("TOPPADDING", (0, 0), (-1, -1), 6),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 12),
        ],
    )
