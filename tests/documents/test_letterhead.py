"""Pictures of the office on a letter: what is taken, what is refused, and where they stand."""

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo
from reportlab.lib.units import mm

from casework.papers import LOGO, SIGNATURE
from documents.address_window import WINDOW
from documents.letter_pdf import letter_pdf
from documents.letterhead import (
    JPEG,
    LOGO_PLACE,
    MOST_BYTES,
    PNG,
    ROOMS,
    PictureError,
    Pictures,
    clean_picture,
    media_type,
    size_of,
)
from tests.documents.test_letter_pdf import LETTERS
from tests.letter_cases import FONTS

SECRET = "gemaakt bij de client thuis"


def drawing(size=(600, 200), mode="RGBA", ground=(255, 255, 255, 0), **saved):
    """A blue block in the middle of a page."""
    image = Image.new(mode, size, ground)
    width, height = size
    box = (width // 4, height // 4, width * 3 // 4, height * 3 // 4)
    ImageDraw.Draw(image).rectangle(box, fill=(20, 60, 160, 255)[: len(mode)])
    file = BytesIO()
    image.save(file, saved.pop("format", "PNG"), **saved)
    return file.getvalue()


def photograph(size=(600, 1600)):
    image = Image.merge("RGB", [Image.effect_noise(size, 90) for _ in range(3)])
    file = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET
    exif[0x0112] = 6
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def opened(picture):
    return Image.open(BytesIO(picture))


def png_that_says(width, height):
    """The head of a picture that would be this large, without its dots."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)

    def chunk(name, content):
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    packed = zlib.compress(b"\0" * 1_000_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def images_on(pdf, page=0):
    return [
        image.get_object()
        for image in pypdf.PdfReader(BytesIO(pdf)).pages[page]["/Resources"]["/XObject"].values()
    ]


def placed(pdf, page=0):
    """Return left, top, width and height of the pictures of a page, in millimetres."""
    contents = pypdf.PdfReader(BytesIO(pdf)).pages[page].get_contents().operations
    found, matrix = [], ()
    for operands, operator in contents:
        if operator == b"cm":
            matrix = tuple(map(float, operands))
        if operator == b"Do":
            width, _, _, height, left, bottom = matrix
            edges = (left, 297 * mm - bottom - height, width, height)
            found.append(tuple(round(value / mm, 1) for value in edges))
    return found


def test_a_picture_is_made_anew_on_white_without_margins():
    made = opened(clean_picture(drawing(), LOGO))

    assert made.format == "PNG"
    assert made.mode == "RGB"
    assert abs(made.width - 300) <= 2
    assert abs(made.height - 100) <= 2
    assert made.getpixel((5, 5)) == (20, 60, 160)


def test_what_a_picture_says_about_itself_is_gone():
    info = PngInfo()
    info.add_itxt("Comment", SECRET)
    for content in (drawing(pnginfo=info), photograph()):
        assert SECRET.encode() in content

        made = clean_picture(content, LOGO)

        assert SECRET.encode() not in made
        assert not opened(made).info.keys() - {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not opened(made).getexif()


def test_a_photograph_stays_small_and_stands_upright():
    made = clean_picture(photograph(), LOGO)

    assert media_type(made) == JPEG
    assert opened(made).width > opened(made).height
    assert len(made) < 1_000_000


def test_a_picture_in_black_is_kept_in_grey():
    file = BytesIO()
    Image.new("1", (300, 100), 0).save(file, "PNG")

    assert opened(clean_picture(file.getvalue(), SIGNATURE)).mode == "L"


@pytest.mark.parametrize("mode", ["P", "LA", "I;16", "CMYK", "1", "L", "RGB"])
def test_every_kind_of_dots_is_read(mode):
    image = Image.new("RGB", (300, 100), "white")
    ImageDraw.Draw(image).rectangle((50, 20, 250, 80), fill="black")
    file = BytesIO()
    converted = image.convert("L").convert("I;16") if mode == "I;16" else image.convert(mode)
    converted.save(file, "JPEG" if mode == "CMYK" else "PNG")

    assert media_type(clean_picture(file.getvalue(), LOGO)) == PNG


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"\0" * (MOST_BYTES + 1), "picture_too_large", id="50 MB"),
        pytest.param(b"%PDF-1.7", "picture_unknown", id="a document"),
        pytest.param(b"", "picture_unknown", id="nothing"),
        pytest.param(b"GIF89a", "picture_unknown", id="a kind that is not taken"),
        pytest.param(b'<?xml version="1.0"?><SVG onload="x()"/>', "picture_svg", id="SVG"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture_broken", id="a head alone"),
        pytest.param(drawing()[:200], "picture_broken", id="cut off"),
        pytest.param(photograph()[:2000], "picture_broken", id="a photograph cut off"),
        pytest.param(b"\xff\xd8\xff" + b"x" * 90, "picture_broken", id="no photograph"),
        pytest.param(png_that_says(60_000, 60_000), "picture_too_many_pixels", id="a bomb"),
        pytest.param(drawing(ground=(255, 255, 255, 255), size=(3, 3)), None, id="very small"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_reason(content, code):
    if code is None:
        assert clean_picture(content, LOGO)
        return
    with pytest.raises(PictureError) as refused:
        clean_picture(content, LOGO)
    assert refused.value.code == code


def test_an_empty_page_is_no_signature():
    file = BytesIO()
    Image.new("RGB", (300, 100), (250, 250, 248)).save(file, "PNG")

    with pytest.raises(PictureError, match="picture_empty"):
        clean_picture(file.getvalue(), SIGNATURE)


@pytest.mark.parametrize("size", [(4000, 400), (400, 4000), (30, 20), (900, 300)])
@pytest.mark.parametrize("kind", [LOGO, SIGNATURE])
def test_a_picture_fits_its_room_and_keeps_its_shape(size, kind):
    made = clean_picture(drawing(size, mode="RGB", ground="white"), kind)

    width, height = size_of(made, kind)

    assert width <= ROOMS[kind][0] * mm + 0.01
    assert height <= ROOMS[kind][1] * mm + 0.01
    assert width / height == pytest.approx(opened(made).width / opened(made).height)


def test_the_logo_ends_above_the_window_and_beside_the_sender():
    pictures = Pictures(logo=clean_picture(drawing((2000, 600)), LOGO))

    pdf = letter_pdf(LETTERS["ingebrekestelling_nareis"](), FONTS, pictures)

    ((left, top, width, height),) = placed(pdf)
    assert (left, top) == LOGO_PLACE
    assert top + height <= WINDOW[1] - 5
    assert left + width <= 120


def test_a_signature_stands_above_the_name_and_makes_the_letter_no_longer(pages_of):
    made = LETTERS["ingebrekestelling_nareis"]()
    pictures = Pictures(signature=clean_picture(drawing((900, 300)), SIGNATURE))

    pdf = letter_pdf(made, FONTS, pictures)

    assert pages_of(pdf) == pages_of(letter_pdf(made, FONTS))
    assert [len(placed(pdf, page)) for page in range(2)] == [0, 1]


def test_pictures_are_embedded_once_and_the_same_letter_gives_the_same_bytes():
    made = LETTERS["ingebrekestelling_asiel_gemachtigde"]()
    picture = clean_picture(drawing(), LOGO)
    both = Pictures(picture, picture)

    once, again = letter_pdf(made, FONTS, both), letter_pdf(replace(made), FONTS, both)

    assert once == again
    assert once.count(b"/Subtype /Image") == 1


def test_a_photograph_goes_into_the_letter_as_it_is():
    picture = clean_picture(photograph(), LOGO)

    pdf = letter_pdf(LETTERS["ingebrekestelling_asiel"](), FONTS, Pictures(logo=picture))

    (image,) = images_on(pdf)
    assert image["/Filter"] == ["/DCTDecode"]
    assert picture in pdf
