"""A page to print and fold, that tells whether the address shows in the envelopes at hand."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageTemplate, Spacer

from casework.phrases import Phrases
from documents import fonts
from documents.address_window import (
    ADDRESS,
    ENVELOPES,
    FOLDS,
    WINDOW,
    Box,
    draw_address,
    draw_folds,
)
from documents.paper import RIGHT, WIDTH, built, frame, from_top, text

_LEFT, _TOP, _BOTTOM = 25.0, 110.0, 20.0
_CHECKS = ("size", "fold", "look", "shake", "else")
_RULER = (25.0, 232.0, 100.0)


class _Styles(NamedTuple):
    title: ParagraphStyle
    body: ParagraphStyle
    small: ParagraphStyle
    address: ParagraphStyle
    note: ParagraphStyle


def window_page_pdf(phrases: Phrases, folder: Path) -> bytes:
    """Draw the window, what is sure to show in it, the folds and a ruler, and say what to check.

    The same sentences give the same bytes.
    """
    fonts.register(folder)
    room = frame(_LEFT, _TOP, RIGHT, _BOTTOM)

    def draw(canvas: Canvas, _document: object) -> None:
        _draw(canvas, phrases)

    return built(
        _story(phrases),
        [PageTemplate("window", [room], onPage=draw)],
        title=phrases.say("window_page", "title"),
        language="nl-NL",
        page_label=phrases.say("letter", "page"),
    )


@cache
def _styles() -> _Styles:
    def style(name: str, size: float, *, font: str = fonts.REGULAR) -> ParagraphStyle:
        leading = size * 1.25
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=leading, spaceAfter=size / 2
        )

    return _Styles(
        title=style("title", 14, font=fonts.BOLD),
        body=style("body", 11),
        small=style("small", 9),
        address=ParagraphStyle("address", fontName=fonts.REGULAR, fontSize=11, leading=13.5),
        note=style("note", 9, font=fonts.BOLD),
    )


def _story(phrases: Phrases) -> list[Flowable]:
    styles = _styles()
    checks = [
        text(f"{number}.  {phrases.say('window_page', f'check_{check}')}", styles.body)
        for number, check in enumerate(_CHECKS, start=1)
    ]
    envelopes = ", ".join(
        phrases.say(
            "window_page",
            "envelope",
            (("name", one.name), ("width", f"{one.width:g}"), ("height", f"{one.height:g}")),
        )
        for one in ENVELOPES
    )
    measures = phrases.say("window_page", "measures", (("envelopes", envelopes),))
    return [
        text(phrases.say("window_page", "title"), styles.title),
        *checks,
        Spacer(1, 4),
        text(measures, styles.small),
    ]


def _draw(canvas: Canvas, phrases: Phrases) -> None:
    styles = _styles()
    draw_folds(canvas)
    _draw_frames(canvas, phrases)
    draw_address(
        canvas,
        (phrases.say("window_page", "sender"),),
        phrases.say("letter", "registered"),
        [phrases.say("window_page", f"address_{line}") for line in range(1, 5)],
        (styles.note, styles.address),
    )
    _draw_ruler(canvas, phrases)


def _draw_frames(canvas: Canvas, phrases: Phrases) -> None:
    canvas.setLineWidth(0.5)
    _draw_box(canvas, WINDOW)
    canvas.setDash(2, 2)
    _draw_box(canvas, ADDRESS)
    for distance in FOLDS:
        canvas.line(0, from_top(distance), WIDTH, from_top(distance))
    canvas.setDash()
    canvas.setFont(fonts.REGULAR, 8)
    left, top, width, height = WINDOW
    canvas.drawString(left * mm, from_top(top - 2), phrases.say("window_page", "field"))
    beside = (left + width + 3) * mm
    canvas.drawString(beside, from_top(top + height), phrases.say("window_page", "sure"))
    for distance in FOLDS:
        canvas.drawRightString(
            WIDTH - RIGHT * mm, from_top(distance - 1.5), phrases.say("window_page", "fold")
        )


def _draw_box(canvas: Canvas, box: Box) -> None:
    left, top, width, height = box
    canvas.rect(left * mm, from_top(top + height), width * mm, height * mm)


def _draw_ruler(canvas: Canvas, phrases: Phrases) -> None:
    """Draw a bar of 100 mm with a mark at every 10."""
    left, top, length = _RULER
    canvas.setLineWidth(0.5)
    canvas.line(left * mm, from_top(top), (left + length) * mm, from_top(top))
    for mark in range(0, int(length) + 1, 10):
        x = (left + mark) * mm
        canvas.line(x, from_top(top), x, from_top(top - (4 if mark % 50 == 0 else 2)))
    canvas.setFont(fonts.REGULAR, 8)
    canvas.drawString((left + length + 3) * mm, from_top(top), phrases.say("window_page", "ruler"))
