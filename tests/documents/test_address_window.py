"""The address in the window of the envelope, measured from the letters of the finished PDF."""

from dataclasses import replace

import pypdfium2
import pytest

from casework.clients import Address
from documents.address_window import ADDRESS, ENVELOPES, FOLDS, PAGE_WIDTH, WINDOW
from documents.letter_pdf import letter_pdf
from documents.window_page import window_page_pdf
from tests.documents.test_letter_pdf import LETTERS, letter
from tests.letter_cases import CLIENT, FONTS, PHRASES

MM = 72 / 25.4
LONG_NAME = "Maximiliaan Alexander " * 12 + "van Oranje-Nassau tot Lippe-Biesterfeld"
LONG_STREET = "Burgemeester Verzonnenstraat aan het Water " * 6


def letters_in(pdf, page=0):
    """Return (letter, left, top, right, bottom) in millimetres for all that is printed."""
    document = pypdfium2.PdfDocument(pdf)
    height = document[page].get_height()
    text = document[page].get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        shown = text.get_text_range(index, 1)
        if shown.strip():
            edges = (left, height - top, right, height - bottom)
            found.append((shown, *(edge / MM for edge in edges)))
    text.close()
    document.close()
    return found


def touching(box, letters):
    """Return the letters that are in a box, be it for a part."""
    left, top, width, height = box
    return [
        one
        for one in letters
        if one[3] > left and one[1] < left + width and one[4] > top and one[2] < top + height
    ]


def outside(box, letters):
    left, top, width, height = box
    return [
        one
        for one in letters
        if one[1] < left or one[3] > left + width or one[2] < top or one[4] > top + height
    ]


def written(letters):
    return "".join(one[0] for one in letters)


def squeezed(*lines):
    return "".join("".join(lines).split())


def a_long_letter():
    """A letter of two pages to somebody with a very long name and address."""
    made = LETTERS["ingebrekestelling_nareis"]()
    lines = (LONG_NAME, LONG_STREET, "1234 AB  Voorbeeldstad")
    return replace(made, addressee=lines, return_address=lines)


CASES = {
    "the IND": letter,
    "a very long name and address, on two pages": a_long_letter,
    "a client": lambda: replace(
        letter(), addressee=(CLIENT.name, *Address("Dorpsstraat 12", "1234 AB", "Stad").lines)
    ),
    "six lines": lambda: replace(letter(), addressee=tuple(f"Regel {n}" for n in range(6))),
}
every_case = pytest.mark.parametrize("case", sorted(CASES))
every_envelope = pytest.mark.parametrize(
    "envelope", ENVELOPES, ids=[envelope.name for envelope in ENVELOPES]
)


@every_case
def test_the_whole_address_stands_in_the_zone_of_the_norm(case):
    made = CASES[case]()

    shown = touching(ADDRESS, letters_in(letter_pdf(made, FONTS)))

    assert squeezed(*made.addressee) == written(
        [one for one in shown if one not in outside(ADDRESS, shown)]
    )


@every_case
def test_nothing_but_return_address_note_and_address_is_in_the_window(case):
    made = CASES[case]()

    shown = written(touching(WINDOW, letters_in(letter_pdf(made, FONTS))))

    rest = shown.removesuffix(squeezed(*made.addressee))
    assert rest.endswith(squeezed(made.delivery))
    sender = rest.removesuffix(squeezed(made.delivery)).removesuffix("…")
    assert sender
    assert squeezed(" · ".join(made.return_address)).startswith(sender)


@every_envelope
@every_case
def test_the_address_shows_wherever_the_page_lies_in_the_envelope(case, envelope):
    made = CASES[case]()
    address = touching(ADDRESS, letters_in(letter_pdf(made, FONTS)))

    assert outside(envelope.always_shows(), address) == []


@every_envelope
def test_the_body_of_the_letter_never_shows(envelope):
    left, top, width, height = envelope.always_shows()
    slack = (envelope.width - PAGE_WIDTH, envelope.height - FOLDS[0])
    # All that the window passes over when the page is shaken from one end to the other.
    passed = (left - slack[0], top - slack[1], width + 2 * slack[0], height + 2 * slack[1])
    made = a_long_letter()

    shown = touching(passed, letters_in(letter_pdf(made, FONTS)))

    assert squeezed(made.place_and_date) not in written(shown)
    assert squeezed(made.references[0][1]) not in written(shown)


def test_the_measures_are_those_of_the_norms():
    assert WINDOW == (20.0, 45.0, 85.0, 45.0)
    assert FOLDS == (105.0, 210.0)
    for envelope in ENVELOPES:
        # DIN 680: 90 x 45 mm, 20 mm from the left and 15 mm from the bottom.
        assert envelope.window == (20.0, 15.0, 90.0, 45.0)
        left, top, width, height = envelope.always_shows()
        assert (left, top + height) == (20.0, 90.0)
        assert left + width >= ADDRESS[0] + ADDRESS[2]


def test_the_test_page_shows_the_address_where_a_letter_has_it(pages_of):
    pdf = window_page_pdf(PHRASES, FONTS)

    (page,) = pages_of(pdf)
    shown = touching(ADDRESS, letters_in(pdf))

    lines = [PHRASES.say("window_page", f"address_{line}") for line in range(1, 5)]
    assert written(shown) == squeezed(*lines)
    assert outside(ADDRESS, shown) == []
    assert "Vouw de pagina op de twee lijnen." in page
    assert pdf == window_page_pdf(PHRASES, FONTS)
