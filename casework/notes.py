"""What does not belong in a note: the burgerservicenummer, motives for asylum, health.

The program never refuses a note. It points out what it sees, and whoever types decides.
"""

import re
from collections.abc import Iterator

_DIGITS = re.compile(r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d)|(?<!\d)\d{8,9}(?!\d)")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_BSN_LENGTH = 9
_SEPARATORS = re.compile(r"[ .]")

# Beginnings of words; few, so that a warning keeps meaning something.
_MOTIVES = re.compile(
    r"\b(?:asielmoti|asielrelaas|vlucht(?:relaas|verhaal)|bekeer|bekering|christen|moslim"
    r"|homo(?:\b|s\b|sek|fiel)|lesbi|lhbt|transgender|geaardheid|gemarteld|marteling|verkracht"
    r"|vervolgd|besneden|besnijd)",
    re.IGNORECASE,
)
_MEDICAL = re.compile(
    r"\b(?:medicijn|medicat|diagnos|ptss|trauma|depressie|psych|zwanger|hiv\b|ziekenhuis"
    r"|suïcid|suicid|zelfmoord|ziekte|handicap)",
    re.IGNORECASE,
)


def looks_like_bsn(text: str) -> bool:
    """Whether a number in the text passes the elfproef of a burgerservicenummer.

    Eight digits are taken with a zero in front. A V-nummer has ten digits and is never meant.
    """
    return any(_passes(_SEPARATORS.sub("", found)) for found in _DIGITS.findall(text))


def warnings_in(text: str) -> tuple[str, ...]:
    """List what the writer of a note should look at again: `bsn`, `motives`, `medical`."""
    return tuple(_warnings(text))


def _warnings(text: str) -> Iterator[str]:
    if looks_like_bsn(text):
        yield "bsn"
    if _MOTIVES.search(text):
        yield "motives"
    if _MEDICAL.search(text):
        yield "medical"


def _passes(digits: str) -> bool:
    number = digits.zfill(_BSN_LENGTH)
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=True))
    return int(number) > 0 and total % 11 == 0
