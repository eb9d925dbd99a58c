"""A font that goes into every document, and does not do the same work again for each."""

import zlib
from functools import lru_cache

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
)
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFont, TTFontFace

# A subset is named by the characters in it that are not in every letter: so many are kept.
_SUBSETS_KEPT = 32


class EmbeddedFont(TTFont):
    """A font of which documents hold the characters they use.

    The same characters give the same subset, cut out and compressed once: letters of one batch
    differ in little more than names. The outcome is the same as without.
    """

    face: TTFontFace

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename)
        self._widths = {chr(code): width for code, width in self.face.charWidths.items()}
        self._subset = lru_cache(_SUBSETS_KEPT)(self._compressed)
        # ReportLab asks the face, that it made itself.
        self.face.addSubsetObjects = self._add_subset  # type: ignore[method-assign]

    def stringWidth(  # noqa: N802 ReportLab's name
        self, text: str, size: float, encoding: str = "utf8"
    ) -> float:
        """Return how wide a text is, in points."""
        try:
            thousandths: float = sum(map(self._widths.__getitem__, text))
        except KeyError:
            return float(super().stringWidth(text, size, encoding))
        return 0.001 * size * thousandths

    def _compressed(self, characters: tuple[int, ...]) -> tuple[bytes, int]:
        content = self.face.makeSubset(list(characters))
        return zlib.compress(content), len(content)

    def _add_subset(self, document: PDFDocument, name: str, subset: list[int]) -> object:
        """Add the subset and its description to a document, as the face itself would."""
        content, length = self._subset(tuple(subset))
        file = PDFStream(content=content, filters=[])
        file.dictionary["Length1"] = length
        file.dictionary["Filter"] = PDFArray([PDFName("FlateDecode")])
        face = self.face
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


def _reference(document: PDFDocument, thing: PDFObject, name: str) -> object:
    return document.Reference(thing, name)  # type: ignore[no-untyped-call]
