"""The code on the recovery sheet: easy to read from paper, and a typing error shows."""

import secrets

# What looks alike on paper is not among them: 0 O, 1 I L, 2 Z, 5 S, 6 (G), 8 (B), U (V).
ALPHABET = "ABCDEFGHJKMNPQRTVWXY3479"
GROUP = 5

# 24 ** 28 is more than 2 ** 128.
_RANDOM = 28
_LENGTH = _RANDOM + 2
# The greatest prime that two characters can hold. It divides no difference that one wrong
# character makes, nor one that two swapped neighbours make: both always show.
_PRIME = 571
_BASE = len(ALPHABET)

# How far from a code a text may be, and still be meant as one.
_FORGOTTEN = 3
_STRANGE = 3


def new_code() -> str:
    """Make a random code of some 128 bits, in groups with dashes."""
    code = "".join(secrets.choice(ALPHABET) for _ in range(_RANDOM))
    whole = code + _check(code)
    return "-".join(whole[start : start + GROUP] for start in range(0, _LENGTH, GROUP))


def read_code(text: str) -> str | None:
    """Return the code as it counts, however it was typed; None when it is none."""
    code = _plain(text)
    if len(code) != _LENGTH or not set(code) <= set(ALPHABET):
        return None
    return code if code[_RANDOM:] == _check(code[:_RANDOM]) else None


def looks_like_code(text: str) -> bool:
    """Whether a code was probably meant, with a typing error or without."""
    code = _plain(text)
    strange = sum(char not in ALPHABET for char in code)
    return abs(len(code) - _LENGTH) <= _FORGOTTEN and strange <= _STRANGE


def _plain(text: str) -> str:
    return "".join(char for char in text.upper() if not char.isspace() and char not in "-‐‑–—")


def _check(code: str) -> str:
    number = 0
    for char in code:
        number = number * _BASE + ALPHABET.index(char)
    first, second = divmod(number % _PRIME, _BASE)
    return ALPHABET[first] + ALPHABET[second]
