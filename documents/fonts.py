"""The embedded fonts, and what they cannot print."""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics

from documents.embedded_font import EmbeddedFont

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"

# Nothing we print is slanted, and reading a font takes as long as laying out half a letter.
_FILES = {REGULAR: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf"}


def register(folder: Path) -> None:
    """Make the fonts of the folder known to ReportLab, once per process.

    Raises reportlab's TTFError when a file is absent or is no font.
    """
    _registered(folder)


def unprintable(text: str, folder: Path) -> tuple[str, ...]:
    """Return the characters that a PDF would show as a box, each once, in order of the text.

    White space is always printable: it only breaks lines.
    """
    composed = unicodedata.normalize("NFC", text)
    lost = {char for char in set(composed) - _characters(folder) if not char.isspace()}
    return tuple(dict.fromkeys(char for char in composed if char in lost)) if lost else ()


@cache
def _registered(folder: Path) -> dict[str, EmbeddedFont]:
    fonts = {name: EmbeddedFont(name, str(folder / file)) for name, file in _FILES.items()}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


@cache
def _characters(folder: Path) -> frozenset[str]:
    # The files cover the same characters; a test compares them.
    face = _registered(folder)[REGULAR].face
    return frozenset(chr(code) for code, glyph in face.charToGlyph.items() if glyph)
