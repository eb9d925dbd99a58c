"""In which order letters stand on paper when scripts go both ways.

The outcomes were compared with those of ICU; `expected` is from left to right on paper.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.isolates import FSI, LRI, PDI, RLI, is_control
from documents.bidi import LTR, RTL, levels, visual_order

ALPHABET = "abאبس12٣۴+-,.:%€() []!?\u0301\u064b\u200c" + LRI + RLI + FSI + PDI


def on_paper(text, base):
    order = visual_order(text, levels(text, base), base)
    return "".join(text[at] for at in order if not is_control(text[at]))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("abc", LTR, "abc"),
        ("abc", RTL, "abc"),
        ("אבג", LTR, "גבא"),
        ("אבג abc", RTL, "abc גבא"),
        ("abc אבג", LTR, "abc גבא"),
        # A full stop goes with the sentence, not with the name before it.
        ("אבג abc.", RTL, ".abc גבא"),
        # Brackets around a word of the other script stay around it.
        ("אב (abc) גד", RTL, "דג (abc) בא".replace("(", "<").replace(")", "(").replace("<", ")")),
        ("ab (אב) cd", LTR, "ab (בא) cd"),
        # Without an isolate the parts of a day turn around after an Arabic letter, within one not.
        ("في 22-11-2026", RTL, "2026-11-22 يف"),
        (f"في {LRI}22-11-2026{PDI}", RTL, "22-11-2026 يف"),
        # A number with a comma is one number.
        ("אב 1,5", RTL, "1,5 בא"),
        ("אב 5%", RTL, "5% בא"),
        # A name that begins with an Arabic letter is read from its own right.
        (f"ab {FSI}علي 12{PDI} cd", LTR, "ab 12 يلع cd"),
        (f"ab {RLI}c א{PDI} d", LTR, "ab א c d"),
        # An isolate within an isolate.
        (f"א {LRI}b {RLI}ג d{PDI} e{PDI} ה", RTL, "ה b d ג e א"),
        # A mark stays with its letter, and an unseen joiner with its word.
        ("می\u200cخوا", RTL, "اوخ\u200cیم"),
        # Spaces at the end of a line go to the end of the line.
        ("אב abc  ", RTL, "  abc בא"),
        ("", RTL, ""),
        # An isolate that is never closed, and a close without a beginning.
        (f"אב {LRI}a ב", RTL, "a ב בא"),
        (f"אב{PDI} a", RTL, "a בא"),
    ],
)
def test_the_order_on_paper_is_that_of_the_standard(text, base, expected):
    assert on_paper(text, base) == expected


@pytest.mark.parametrize("base", [LTR, RTL])
@given(text=st.text(ALPHABET, max_size=30))
def test_every_character_keeps_a_place(base, text):
    found = levels(text, base)

    assert sorted(visual_order(text, found, base)) == list(range(len(text)))
    assert all(level >= base for level in found)


@pytest.mark.parametrize("base", [LTR, RTL])
@given(
    before=st.text("abאب .(1", max_size=8),
    name=st.text("abאب .(1)", min_size=1, max_size=8),
    after=st.text("abאب .)1", max_size=8),
)
def test_what_is_isolated_stays_together(base, before, name, after):
    text = f"{before}{FSI}{name}{PDI}{after}"
    inside = range(len(before) + 1, len(before) + 1 + len(name))

    places = [
        at
        for at, logical in enumerate(visual_order(text, levels(text, base), base))
        if logical in inside
    ]

    assert places == list(range(places[0], places[0] + len(name)))
