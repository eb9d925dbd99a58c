"""What a note should not hold is pointed out; what belongs in one is not."""

import pytest

from casework.notes import looks_like_bsn, warnings_in

# 123456782 is the number of the published example of the elfproef; nobody has it.
BSN = "123456782"


@pytest.mark.parametrize(
    "text", [BSN, "bsn 123 456 782.", "(123.456.782)", "nr. 12345672", "x123456782y"]
)
def test_a_number_that_passes_the_elfproef_is_seen(text):
    assert looks_like_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123456789",
        "0000000000",
        "000000000",
        "1234567820",
        "V-nummer 2812345678",
        "06 12345678",
    ],
)
def test_other_numbers_are_left_alone(text):
    assert not looks_like_bsn(text)


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        ("belt dinsdag terug over de DNA-afspraak", ()),
        ("Zij is BEKEERD in 2021", ("motives",)),
        ("krijgt medicijnen voor PTSS", ("medical",)),
        (f"zwanger, gemarteld, bsn {BSN}", ("bsn", "motives", "medical")),
        ("de thuissituatie en het homogene gezin", ()),
        ("is homo", ("motives",)),
        ("in het dossier staat niets", ()),
    ],
)
def test_what_does_not_belong_in_a_note_is_named(text, warnings):
    assert warnings_in(text) == warnings
