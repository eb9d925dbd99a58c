"""Text in the scripts that clients read, laid out in lines: joined, in order, and fitting."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeVar

from reportlab.pdfgen.canvas import Canvas

from casework.isolates import is_control
from documents import bidi, glyph_font
from documents.glyph_font import Glyph, GlyphFont, width_of

Value = TypeVar("Value")

# A letter is printed with the first font that has it.
_FAMILIES = ("NotoSans", "NotoSansArabic", "NotoSansEthiopic")
_WORD = re.compile(r"[^ ]+ *|^ +")
# Signs that may stand in a number; some readers of a PDF turn them around with what follows.
_LIKE_DIGITS = frozenset(".,:/-،")
_SIGNS = frozenset(" \u00a0.,:;!?()[]{}«»/-–…·،؛؟")
# A character that goes with the one before it, whatever font that has.
_WITH_BEFORE = frozenset(("Mn", "Mc", "Me", "Cf", "Zs"))


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks and reads: sizes in points, `language` a code of BCP 47."""

    size: float
    leading: float
    language: str
    rtl: bool = False
    bold: bool = False
    grey: float = 0.0


class Piece(NamedTuple):
    """Glyphs of one font side by side; `x` is their left end, in points."""

    font: GlyphFont
    glyphs: tuple[Glyph, ...]
    x: float = 0


class Line(NamedTuple):
    """One line: its pieces in the order of reading, and its width in points."""

    pieces: tuple[Piece, ...]
    width: float


class _Run(NamedTuple):
    """A word, or a part of one, in one font, script and level; `start` is its place in the text."""

    text: str
    start: int
    font: GlyphFont
    level: int

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return bool(self.level % 2)


def unprintable(text: str, folder: Path) -> tuple[str, ...]:
    """Return the characters that none of the fonts has, each once, in order of the text."""
    known = _fonts(folder, bold=False)
    return tuple(
        dict.fromkeys(
            char
            for char in unicodedata.normalize("NFC", text)
            if not any(font.has(char) for font in known)
            and not char.isspace()
            and unicodedata.category(char) != "Cf"
        )
    )


def lines_of(text: str, style: TextStyle, width: float, folder: Path) -> tuple[Line, ...]:
    """Break a paragraph into lines of at most a width, in points.

    Lines are broken at spaces; a word that does not fit on a line of its own is cut.
    """
    return _Paragraph(text, style, folder).lines(width)


def draw_line(canvas: Canvas, line: Line, style: TextStyle, x: float, y: float) -> None:
    """Draw a line from its left end on the base line."""
    canvas.setFillGray(style.grey)
    for piece in line.pieces:
        piece.font.draw(canvas, x + piece.x, y, style.size, piece.glyphs)


class _Paragraph:
    """A text with what is known of each of its characters: level, font and script."""

    def __init__(self, text: str, style: TextStyle, folder: Path) -> None:
        self._text = unicodedata.normalize("NFC", text)
        self._style = style
        self._base = bidi.RTL if style.rtl else bidi.LTR
        self._levels = bidi.levels(self._text, self._base)
        fonts = _fonts(folder, bold=style.bold)
        self._fonts = _carried([_font_of(char, fonts) for char in self._text], fonts[0])
        self._scripts = _carried([_script(char) for char in self._text], "")
        spaces = [char == " " for char in self._text]
        self._words = list(accumulate(spaces))

    def lines(self, width: float) -> tuple[Line, ...]:
        """Fill each line with as many words as fit."""
        found = []
        begin = end = 0
        used = 0.0
        space = self._width_of_space()
        for start, stop in self._words_within(width):
            room = self._line(start, stop).width
            if start > begin and used + room > width:
                found.append(self._line(begin, end))
                begin, used = start, 0.0
            # The spaces after a word count as soon as another word follows.
            spaces = stop - start - len(self._text[start:stop].rstrip(" "))
            used += room + spaces * space
            end = stop
        return (*found, self._line(begin, end)) if end > begin else tuple(found)

    def _words_within(self, width: float) -> Iterator[tuple[int, int]]:
        """Yield where words begin and end, and the parts of a word that no line can hold."""
        for word in _WORD.finditer(self._text):
            start, end = word.span()
            if self._line(start, end).width > width:
                for at in range(start + 1, end):
                    if self._splits(at) and self._line(start, at + 1).width > width:
                        yield start, at
                        start = at
            yield start, end

    def _width_of_space(self) -> float:
        glyphs = self._fonts[0].shaped(" ", rtl=False, language="") if self._text else ()
        return width_of(glyphs, self._style.size)

    def _splits(self, at: int) -> bool:
        """Whether a word may be cut before this place: not between a letter and its marks."""
        return unicodedata.category(self._text[at])[0] != "M"

    def _line(self, start: int, end: int) -> Line:
        """Lay out a stretch of the text, without the spaces at its end."""
        while end > start and self._text[end - 1] == " ":
            end -= 1
        found = []
        x = 0.0
        for run, glyphs in self._marked(list(self._runs(start, end))):
            found.append((run.start, Piece(run.font, glyphs, x)))
            x += width_of(glyphs, self._style.size)
        # In the order of reading: programs that read a page aloud often follow that of the file.
        pieces = tuple(piece for _, piece in sorted(found, key=itemgetter(0)))
        return Line(pieces, x)

    def _marked(self, runs: Sequence[_Run]) -> Iterator[tuple[_Run, tuple[Glyph, ...]]]:
        """Shape the runs of a line, with unseen marks around those that read the other way.

        Without the marks programs that take text out of a PDF put what stands beside a name or a
        number, such as a bracket or a full stop, on its wrong side.
        """
        for at, run in enumerate(runs):
            left = runs[at - 1].rtl if at else None
            right = runs[at + 1].rtl if at + 1 < len(runs) else None
            glyphs = run.font.shaped(run.text, rtl=run.rtl, language=self._style.language)
            if run.rtl != self._style.rtl:
                before = () if left == run.rtl else self._mark(run, after=self._style.rtl)
                after = () if right == run.rtl else self._mark(run, after=not self._style.rtl)
                glyphs = before + glyphs + after
            elif run.rtl and at and run.text in _LIKE_DIGITS:
                glyphs = (run.font.unseen(bidi.RLM), *glyphs)
            yield run, glyphs

    def _mark(self, run: _Run, *, after: bool) -> tuple[Glyph, ...]:
        """Return the mark for the side of a run where reading goes on, or where it comes from."""
        if after:
            return (run.font.unseen(bidi.RLM if self._style.rtl else bidi.LRM),)
        if run.text[-1].isalnum():
            return ()
        return (run.font.unseen(bidi.RLM if run.rtl else bidi.LRM),)

    def _runs(self, start: int, end: int) -> Iterator[_Run]:
        """Gather what stands together and belongs together, from left to right on paper."""
        order = bidi.visual_order(self._text[start:end], self._levels[start:end], self._base)
        places = (start + at for at in order)
        printed = (at for at in places if not is_control(self._text[at]))
        for (level, font, *_), group in groupby(printed, key=self._kind):
            found = sorted(group)
            yield _Run("".join(self._text[at] for at in found), found[0], font, level)

    def _kind(self, at: int) -> tuple[int, GlyphFont, str, int, int]:
        # A sign in text that reads from right to left stands alone: some readers of a PDF turn
        # several together around, and some do not.
        alone = at if self._levels[at] % 2 and self._text[at] in _SIGNS else -1
        return self._levels[at], self._fonts[at], self._scripts[at], self._words[at], alone


@cache
def _fonts(folder: Path, *, bold: bool) -> tuple[GlyphFont, ...]:
    kind = "Bold" if bold else "Regular"
    found = tuple(
        GlyphFont(f"{family}-{kind}-shaped", folder / f"{family}-{kind}.ttf")
        for family in _FAMILIES
    )
    for font in found:
        glyph_font.register(font)
    return found


def _font_of(char: str, fonts: Sequence[GlyphFont]) -> GlyphFont | None:
    """Return the first font that has a character; None for one that follows its neighbour."""
    if unicodedata.category(char) in _WITH_BEFORE:
        return None
    return next((font for font in fonts if font.has(char)), fonts[0])


def _script(char: str) -> str | None:
    """Return the first word of a letter's name, which is its script; None for what has none."""
    return unicodedata.name(char, "").split(" ")[0] if char.isalpha() else None


def _carried(values: Iterable[Value | None], first: Value) -> list[Value]:
    """Let what has no value take that of the one before it."""
    found = []
    last = first
    for value in values:
        last = last if value is None else value
        found.append(last)
    return found
