"""Fonts of which shaped glyphs are drawn, and whose PDF still says which letters they are."""

import copy
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfbase.ttfonts import ShapeData, ShapedStr, TTFontFace
from reportlab.pdfgen.canvas import Canvas

# A simple font in a PDF has 256 codes; 0 is the box, 32 a space that some readers stretch.
_CODES = tuple(code for code in range(1, 256) if code != 32)
# Kerning and the joins a script cannot do without; no ligatures that only please the eye.
_FEATURES = {"kern": True, "liga": False, "dlig": False}
_PER_BLOCK = 100
# A word is measured to break the line, and shaped again with it; most come back in every sheet.
_WORDS_KEPT = 4096
# The character of the glyph without shape and width that the fonts here have; a test holds it.
_NOTHING = 0


class Glyph(NamedTuple):
    """A shape of a font, the letters it stands for, and where it goes, in thousandths of the size.

    `text` is empty for a glyph that adds to the one before it.
    """

    id: int
    text: str
    advance: float
    right: float
    up: float


def width_of(glyphs: Iterable[Glyph], size: float) -> float:
    """Return the width of glyphs side by side, in points."""
    return math.fsum(glyph.advance for glyph in glyphs) * size / 1000


class _Subsets:
    """The glyphs of one font in one document, each with its code."""

    def __init__(self) -> None:
        self.codes: dict[tuple[int, str], int] = {}
        self.name = ""

    def code(self, glyph: Glyph) -> int:
        return self.codes.setdefault((glyph.id, glyph.text), len(self.codes))

    def parts(self) -> list[list[tuple[int, str]]]:
        glyphs = list(self.codes)
        return [glyphs[at : at + len(_CODES)] for at in range(0, len(glyphs), len(_CODES))]


class _Glyphs(ShapedStr):
    """What ReportLab takes for a text: the places of the glyphs are those of its characters."""

    glyphs: tuple[Glyph, ...]


class GlyphFont:
    """A font as ReportLab's documents use them, of which glyphs are drawn and not characters.

    ReportLab's own font can draw shaped text, but the PDF then holds no letters for it: glyphs
    without a character of their own come out as private ones, and joined letters as old forms.
    """

    # What ReportLab asks of a font whose subset grows while a document is made.
    _multiByte = 1  # noqa: N815
    _dynamicFont = 1  # noqa: N815
    shapable = True

    def __init__(self, name: str, path: Path) -> None:
        """Read a font; raises reportlab's TTFError when the file is absent or is no font."""
        self.fontName = name
        self._characters = TTFontFace(str(path))
        self.face: Any = copy.copy(self._characters)
        self.face.name = name.encode()
        self.face.charToGlyph = _SameNumber()
        self._shapes: Any = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))))
        self._scale: float = 1000 / self._shapes.face.upem
        self._empty = Glyph(self._characters.charToGlyph[_NOTHING], "", 0, 0, 0)
        self._shaped = lru_cache(_WORDS_KEPT)(self._shape)
        self._subsets: WeakKeyDictionary[Any, _Subsets] = WeakKeyDictionary()

    def has(self, char: str) -> bool:
        """Whether the font can print a character."""
        return bool(self._characters.charToGlyph.get(ord(char)))

    def shaped(self, text: str, *, rtl: bool, language: str) -> tuple[Glyph, ...]:
        """Choose and place the glyphs of a text in one script, from left to right on paper."""
        return self._shaped(text, rtl, language)

    def _shape(self, text: str, rtl: bool, language: str) -> tuple[Glyph, ...]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
        buffer.language = language
        uharfbuzz.shape(self._shapes, buffer, _FEATURES)
        glyphs = [
            (info.cluster, self._glyph(info.codepoint, place))
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]
        return tuple(self._with_letters(glyphs, text, rtl=rtl))

    def unseen(self, char: str) -> Glyph:
        """Return a glyph that shows nothing and stands for a character."""
        return self._empty._replace(text=char)

    def _glyph(self, glyph_id: int, place: uharfbuzz.GlyphPosition) -> Glyph:
        scale = self._scale
        return Glyph(
            glyph_id, "", place.x_advance * scale, place.x_offset * scale, place.y_offset * scale
        )

    def _with_letters(
        self, glyphs: list[tuple[int, Glyph]], text: str, *, rtl: bool
    ) -> Iterator[Glyph]:
        """Say for each cluster of glyphs which letters it stands for.

        Readers of a PDF turn text that is read from right to left around, code by code. So there
        every code stands for one letter: an empty glyph carries each further one.
        """
        starts = [*sorted({start for start, _ in glyphs}), len(text)]
        ends = dict(pairwise(starts))
        for start, cluster in groupby(glyphs, key=itemgetter(0)):
            letters = text[start : ends[start]].replace("\u00a0", " ")
            shapes = [glyph for _, glyph in cluster]
            widest = max(shapes, key=attrgetter("advance"))
            for glyph in shapes:
                if glyph is not widest:
                    yield glyph
                elif rtl:
                    yield glyph._replace(text=letters[-1])
                    yield from (self.unseen(one) for one in letters[-2::-1])
                else:
                    yield glyph._replace(text=letters)

    def draw(
        self, canvas: Canvas, x: float, y: float, size: float, glyphs: Iterable[Glyph]
    ) -> None:
        """Draw glyphs from a point on the base line."""
        drawn = tuple(glyphs)
        text = canvas.beginText(x, y)
        text.setFont(self.fontName, size)
        text.textOut(self._as_text(drawn))
        canvas.drawText(text)

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        """Return the width of drawn glyphs, in points."""
        return width_of(getattr(text, "glyphs", ()), size)

    def splitString(  # noqa: N802
        self, text: _Glyphs, doc: object, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return the codes of the glyphs, in stretches of one subset."""
        subsets = self._subsets.setdefault(doc, _Subsets())
        found: list[tuple[int, bytes]] = []
        for glyph in text.glyphs:
            subset, at = divmod(subsets.code(glyph), len(_CODES))
            code = bytes([_CODES[at]])
            if found and found[-1][0] == subset:
                found[-1] = (subset, found[-1][1] + code)
            else:
                found.append((subset, code))
        return found

    def getSubsetInternalName(self, subset: int, doc: Any) -> str:  # noqa: ANN401, N802
        """Return the name of a subset in the pages, and have the font added to the document."""
        subsets = self._subsets.setdefault(doc, _Subsets())
        if not subsets.name:
            subsets.name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{subsets.name}"
            doc.delayedFonts.append(self)
        return f"/{subsets.name}+{subset}"

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401, N802
        """Write the subsets into the document, at its end."""
        subsets = self._subsets.pop(doc)
        for number, glyphs in enumerate(subsets.parts()):
            self._add_subset(doc, f"{subsets.name}+{number}", number, glyphs)

    def _add_subset(
        self,
        doc: Any,  # noqa: ANN401
        in_pages: str,
        number: int,
        glyphs: list[tuple[int, str]],
    ) -> None:
        # Six letters and a plus mark a subset; ReportLab's own begin with an A.
        name = f"SHAPE{chr(ord('A') + number)}+{self.fontName}"
        codes = dict(zip(_CODES, glyphs, strict=False))
        ids = [codes.get(code, (0, ""))[0] for code in range(max(codes) + 1)]
        letters = {code: said for code, (_, said) in codes.items()}
        font: Any = pdfdoc.PDFTrueTypeFont()
        font.Name = in_pages
        font.BaseFont = name
        font.FirstChar = 0
        font.LastChar = len(ids) - 1
        font.Widths = pdfdoc.PDFArray([self.width(glyph_id) for glyph_id in ids])
        font.ToUnicode = doc.Reference(_cmap(name, letters, doc), f"toUnicodeCMap:{name}")
        font.FontDescriptor = self.face.addSubsetObjects(doc, name, ids)
        doc.Reference(font, in_pages)
        doc.idToObject["BasicFonts"].dict[in_pages] = font

    def width(self, glyph_id: int) -> float:
        """Return the width the font itself gives a glyph, in thousandths of the size."""
        return float(self._shapes.get_glyph_h_advance(glyph_id)) * self._scale

    def _as_text(self, glyphs: tuple[Glyph, ...]) -> _Glyphs:
        # Each glyph is a cluster of its own: then ReportLab moves every one that must be raised.
        places = [
            ShapeData(at, glyph.advance, 0, glyph.right, glyph.up, self.width(glyph.id))
            for at, glyph in enumerate(glyphs)
        ]
        text = _Glyphs("\ufffc" * len(glyphs), places)  # type: ignore[arg-type]  # stubs say one
        text.glyphs = glyphs
        return text


def register(font: GlyphFont) -> None:
    """Make a font known to ReportLab."""
    pdfmetrics.registerFont(font)


class _SameNumber(Mapping[int, int]):
    """Says that every glyph is its own character: ReportLab makes subsets by character."""

    def __getitem__(self, glyph_id: int) -> int:
        return glyph_id

    def __iter__(self) -> Any:  # noqa: ANN401
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, glyph_id: object) -> bool:
        return True


def _cmap(name: str, letters: Mapping[int, str], doc: Any) -> Any:  # noqa: ANN401
    """Write down which letters each code stands for, so that the text can be copied and read."""
    rows = [
        f"<{code:02X}> <{said.encode('utf-16-be').hex().upper()}>" for code, said in letters.items()
    ]
    blocks = [rows[at : at + _PER_BLOCK] for at in range(0, len(rows), _PER_BLOCK)]
    stream = pdfdoc.PDFStream()
    stream.content = "\n".join(
        (
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        )
    )
    if doc.compression:
        stream.filters = [pdfdoc.PDFZCompress]
    return stream
