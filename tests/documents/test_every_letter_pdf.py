"""Every shipped letter on paper, and names with every Latin letter there is."""

import unicodedata
from dataclasses import replace
from functools import partial

import pytest

from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf
from tests.letter_cases import CLIENT, FONTS
from tests.letter_stories import ASYLUM, STORIES

LATIN = [
    char
    for code in range(0x30000)
    if (char := chr(code)).isalpha()
    and unicodedata.category(char) in {"Lu", "Ll", "Lt"}
    and "LATIN" in unicodedata.name(char, "")
    and unicodedata.normalize("NFC", char) == char
]
IN_FONT = [char for char in LATIN if not unprintable(char, FONTS)]
NOT_IN_FONT = [char for char in LATIN if unprintable(char, FONTS)]


def told(name, **changes):
    template, story = STORIES[name]
    return story.tell(template, unprintable=partial(unprintable, folder=FONTS), **changes)


@pytest.mark.parametrize("name", sorted(STORIES))
def test_every_letter_can_be_printed(name, pages_of, unembedded):
    letter = told(name).letter
    pdf = letter_pdf(letter, FONTS)

    pages = pages_of(pdf)
    words = "".join("".join(pages).split())
    assert unembedded(pdf) == set()
    assert "".join(letter.subject.split()) in words
    for line in letter.signature:
        assert "".join(line.split()) in words
    assert f"pagina 1 van {len(pages)}" in pages[0]


@pytest.mark.parametrize("name", sorted(STORIES))
def test_no_page_holds_enclosures_or_a_signature_alone(name, pages_of):
    letter = told(name).letter
    *_, last = pages_of(letter_pdf(letter, FONTS))

    assert "".join(letter.body[-1].split()) in "".join(last.split())


def test_a_paper_for_nobody_has_no_address_and_no_line_for_it(pages_of):
    (page,) = pages_of(letter_pdf(told("machtiging_kantoor").letter, FONTS))

    assert page.startswith("Şükrü Ğülşen Đặng Łukasz\nDorpsstraat 12")
    assert "Betreft" not in page


def test_the_font_has_nearly_every_latin_letter():
    assert len(LATIN) > 1_200
    assert len(NOT_IN_FONT) < len(LATIN) / 4
    assert all(char in IN_FONT for char in "ĐđĞğİıŁłŞşŻżẞßƏəŊŋȘșȚțǷƷʒ")


def test_names_with_every_latin_letter_of_the_font_come_out_whole(pages_of):
    for start in range(0, len(IN_FONT), 120):
        name = "".join(IN_FONT[start : start + 120])
        client = replace(CLIENT, given_names="", family_name=name)
        done = _drafted(client)

        text = "".join("".join(pages_of(letter_pdf(done.letter, FONTS))).split())
        assert "".join(name.split()) in unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("char", NOT_IN_FONT[::25])
def test_a_latin_letter_that_the_font_lacks_is_refused_by_name(char):
    done = _drafted(replace(CLIENT, family_name=f"Tes{char}fay"))

    assert [(problem.code, problem.field, problem.values) for problem in done.problems] == [
        ("unprintable", "client.family_name", (("characters", char),))
    ]


def _drafted(client):
    story = replace(ASYLUM)
    facts = (client, *story.facts()[1:])
    object.__setattr__(story, "facts", lambda: facts)
    return story.tell("informatieverzoek", unprintable=partial(unprintable, folder=FONTS))
