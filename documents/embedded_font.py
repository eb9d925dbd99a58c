"""A font that goes into every document, and does not do the same work again for each."""

import zlib
from functools import lru_cache
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
)
from reportlab.pdfbase.ttfonts import (
    FF_NONSYMBOLIC,
    FF_SYMBOLIC,
    SUBSETN,
    TTFont,
    TTFontFace,
    makeToUnicodeCMap,
)

# A subset is named by the characters in it that are not in every letter: so many are kept.
_SUBSETS_KEPT = 32


class EmbeddedFont(TTFont):
    """A font of which documents hold the characters they use.

    The same characters give the same subset, cut out, measured and compressed once: letters of
    one batch differ in little more than names. What a reader finds is the same as without.
    """

    face: TTFontFace

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self._widths = {chr(code): width for code, width in self.face.charWidths.items()}
        self._subset = lru_cache(_SUBSETS_KEPT)(self._cut_out)

    def stringWidth(  # noqa: N802 ReportLab's name
        self, text: str, size: float, encoding: str = "utf8"
    ) -> float:
        """Return how wide a text is, in points."""
        try:
            thousandths: float = sum(map(self._widths.__getitem__, text))
        except KeyError:
            return float(super().stringWidth(text, size, encoding))
        return 0.001 * size * thousandths

    def splitString(  # noqa: N802 ReportLab's name
        self, text: str, doc: PDFDocument, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """Return a text in the numbers that its characters have in a document."""
        state: Any = self.state.get(doc)
        if state is not None and text:
            try:
                known = map(state.assignments.__getitem__, map(ord, text.replace("\u00a0", " ")))
                return [(0, bytes(known))]
            except (KeyError, ValueError):
                # A character that is new in this document, or one beyond its first 256.
                pass
        return list(super().splitString(text, doc, encoding))

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 ReportLab's name
        """Put what a document uses of the font into it, when it is finished."""
        state = self.state[doc]
        state.frozen = 1
        for number, characters in enumerate(state.subsets):
            subset = self._subset(number, tuple(characters))
            name = self.getSubsetInternalName(number, doc)[1:]
            tables = _stream(subset.characters)
            font = PDFDictionary(
                {
                    "Type": "/Font",
                    "Subtype": "/TrueType",
                    "Name": f"/{name}",
                    "BaseFont": PDFName(subset.name),
                    "FirstChar": 0,
                    "LastChar": len(characters) - 1,
                    "Widths": subset.widths,
                    "ToUnicode": _reference(doc, tables, f"toUnicodeCMap:{subset.name}"),
                    "FontDescriptor": self._described(doc, subset),
                }
            )
            fonts: Any = doc.idToObject["BasicFonts"]
            fonts.dict[name] = _reference(doc, font, name)
        del self.state[doc]

    def _cut_out(self, number: int, characters: tuple[int, ...]) -> "_Subset":
        face, wanted = self.face, list(characters)
        name = (SUBSETN(number) + b"+" + face.name + face.subfontNameX).decode("pdfdoc")
        content = face.makeSubset(wanted)
        widths = (face.charWidths.get(code, face.defaultWidth) for code in wanted)
        return _Subset(
            name,
            zlib.compress(content),
            len(content),
            f"[ {' '.join(f'{width:.6g}' for width in widths)} ]".encode("ascii"),
            zlib.compress(makeToUnicodeCMap(name, wanted).encode("latin-1")),
        )

    def _described(self, document: PDFDocument, subset: "_Subset") -> object:
        file = _stream(subset.content)
        file.dictionary["Length1"] = subset.length
        face, name = self.face, subset.name
        described = PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "Ascent": face.ascent,
                "CapHeight": face.capHeight,
                "Descent": face.descent,
                # A subset has an order of its own: it is a font of symbols.
                "Flags": face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
                "FontBBox": PDFArray(face.bbox),
                "FontName": PDFName(name),
                "ItalicAngle": face.italicAngle,
                "StemV": face.stemV,
                "FontFile2": _reference(document, file, f"fontFile:{face.filename}({name})"),
                "MissingWidth": face.defaultWidth,
            }
        )
        return _reference(document, described, f"fontDescriptor:{name}")


class _Subset(NamedTuple):
    """The characters of a font that a document uses, ready to be written."""

    name: str
    content: bytes
    length: int
    widths: bytes
    characters: bytes


def _stream(packed: bytes) -> PDFStream:
    stream = PDFStream(content=packed, filters=[])
    stream.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
    return stream


def _reference(document: PDFDocument, thing: PDFObject, name: str) -> object:
    return document.Reference(thing, name)  # type: ignore[no-untyped-call]
