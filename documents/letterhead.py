"""The pictures of an office on its letters: a logo at the top, a signature above the name."""

import zlib
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfdoc import PDFArray, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from casework.errors import CaseworkError
from casework.papers import LOGO, SIGNATURE

MOST_BYTES = 5_000_000
# Decoded, this is at most 100 MB for as long as it takes to make it smaller.
MOST_PIXELS = 25_000_000
PNG, JPEG = "image/png", "image/jpeg"

# How wide and high each is on paper, in millimetres.
ROOMS = {LOGO: (90.0, 26.0), SIGNATURE: (55.0, 12.0)}
# From the left and the top: the logo ends well above the window of the envelope.
LOGO_PLACE = (25.0, 12.0)

_DOTS_PER_MM = 300 / 25.4
# A drawing stays a PNG; a photograph would make every letter this much larger.
_LARGEST_PNG = 150_000
_QUALITY = 88
# A signature on a whole page of paper is about so many times smaller than the page.
_MARGINS = 4
# Paper that was scanned is never quite white.
_PAPER = 16
_KINDS: tuple[tuple[bytes, type[PngImageFile] | type[JpegImageFile]], ...] = (
    (b"\x89PNG\r\n\x1a\n", PngImageFile),
    (b"\xff\xd8\xff", JpegImageFile),
)


class PictureError(CaseworkError):
    """A picture that cannot be used; `code` is a problem with a sentence of its own."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Pictures(NamedTuple):
    """What stands on a letter besides words, as `clean_picture` returned it; empty for nothing."""

    logo: bytes = b""
    signature: bytes = b""


def clean_picture(content: bytes, kind: str) -> bytes:
    """Make a picture anew as it is drawn: upright, on white, without margins or anything hidden.

    `kind` is `LOGO` or `SIGNATURE`; the outcome is a PNG, or a JPEG when that is much smaller.
    Raises PictureError.
    """
    image = _on_white(_opened(content), ROOMS[kind])
    dark = ImageOps.invert(image.convert("L")).point(lambda value: 255 * (value > _PAPER))
    inked = dark.getbbox()
    if inked is None:
        raise PictureError("picture_empty")
    return _encoded(_grey_if_grey(_at_most(image.crop(inked), ROOMS[kind], 1)))


def media_type(picture: bytes) -> str:
    """Name the kind of a cleaned picture."""
    return PNG if picture.startswith(_KINDS[0][0]) else JPEG


def draw_picture(canvas: Canvas, picture: bytes, left: float, top: float, kind: str) -> None:
    """Draw a cleaned picture as large as its room is, from its left and top edges in points."""
    width, height = size_of(picture, kind)
    image, name = _embedded(picture), sha256(picture).hexdigest()[:16]
    document = canvas._doc  # type: ignore[attr-defined]  # noqa: SLF001 as a canvas adds images
    if document.getXObjectName(name) not in document.idToObject:
        document.addForm(name, _stream(image))
    canvas.saveState()
    canvas.translate(left, top - height)
    canvas.scale(width, height)
    canvas.doForm(name)
    canvas.restoreState()


def size_of(picture: bytes, kind: str) -> tuple[float, float]:
    """Return width and height on paper, in points: never larger than sharp, or than its room."""
    image = _embedded(picture)
    width, height = (side * mm for side in ROOMS[kind])
    scale = min(width / image.width, height / image.height, mm / _DOTS_PER_MM * 2)
    return image.width * scale, image.height * scale


class Signature(Flowable):
    """The room for a signature, with a picture of one in it or to be signed by hand.

    It is as high either way, so that a letter is as long.
    """

    def __init__(self, picture: bytes, room: float) -> None:
        super().__init__()
        self._picture = picture
        self._room = room

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        return width, self._room

    def draw(self) -> None:
        if self._picture:
            draw_picture(self.canv, self._picture, 0, self._room, SIGNATURE)


class _Embedded(NamedTuple):
    width: int
    height: int
    colours: str
    packed: bytes
    how: str


def _opened(content: bytes) -> Image.Image:
    if len(content) > MOST_BYTES:
        raise PictureError("picture_too_large")
    opener = next((opener for start, opener in _KINDS if content.startswith(start)), None)
    if opener is None:
        raise PictureError("picture_svg" if _is_svg(content) else "picture_unknown")
    try:
        image = opener(BytesIO(content))
        # The head says how large it is; nothing is unpacked yet.
        if image.width * image.height > MOST_PIXELS:
            raise PictureError("picture_too_many_pixels")
        image.load()
    except (OSError, SyntaxError, ValueError, EOFError, zlib.error) as error:
        raise PictureError("picture_broken") from error
    return image


def _is_svg(content: bytes) -> bool:
    return b"<svg" in content[:2000].lower()


def _on_white(image: Image.Image, room: tuple[float, float]) -> Image.Image:
    """Return the picture upright and without what shines through."""
    turned = ImageOps.exif_transpose(image)
    # More dots than there is room for: margins of paper around it are still to go.
    whole = turned if turned.mode in {"L", "RGB"} else turned.convert("RGBA")
    whole = _at_most(whole, room, _MARGINS)
    if whole.mode != "RGBA":
        return whole.convert("RGB")
    white = Image.new("RGBA", whole.size, "white")
    return Image.alpha_composite(white, whole).convert("RGB")


def _at_most(image: Image.Image, room: tuple[float, float], times: int) -> Image.Image:
    """Make a picture smaller when it has more dots than so many times its room."""
    width, height = (round(times * side * _DOTS_PER_MM) for side in room)
    image.thumbnail((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _grey_if_grey(image: Image.Image) -> Image.Image:
    grey = image.convert("L")
    coloured = ImageChops.difference(grey.convert("RGB"), image).getbbox()
    return image if coloured else grey


def _encoded(image: Image.Image) -> bytes:
    drawn = BytesIO()
    # A new picture: nothing that came with the old one is written.
    Image.frombytes(image.mode, image.size, image.tobytes()).save(drawn, "PNG", optimize=True)
    if drawn.tell() <= _LARGEST_PNG:
        return drawn.getvalue()
    photograph = BytesIO()
    image.info.clear()
    image.save(photograph, "JPEG", quality=_QUALITY, subsampling=0)
    return min(drawn.getvalue(), photograph.getvalue(), key=len)


@lru_cache(8)
def _embedded(picture: bytes) -> _Embedded:
    image = _opened(picture)
    colours = "DeviceGray" if image.mode == "L" else "DeviceRGB"
    if media_type(picture) == JPEG:
        return _Embedded(image.width, image.height, colours, picture, "DCTDecode")
    packed = zlib.compress(image.tobytes())
    return _Embedded(image.width, image.height, colours, packed, "FlateDecode")


def _stream(image: _Embedded) -> PDFStream:
    stream = PDFStream(content=image.packed, filters=[])
    stream.dictionary.dict.update(
        Type="/XObject",
        Subtype="/Image",
        Width=image.width,
        Height=image.height,
        ColorSpace=f"/{image.colours}",
        BitsPerComponent=8,
        Filter=PDFArray([PDFName(image.how)]),
    )
    return stream
