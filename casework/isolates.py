"""Values that keep the order of their own letters inside a sentence that is read the other way."""

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e" + LRI + RLI + FSI + PDI)


def isolated(value: str) -> str:
    """Wrap a value that is read in the direction of its own first letter."""
    return f"{FSI}{uncontrolled(value)}{PDI}"


def left_to_right(value: str) -> str:
    """Wrap a value that is always read from left to right: a number, a day in figures."""
    return f"{LRI}{uncontrolled(value)}{PDI}"


def uncontrolled(value: str) -> str:
    """Take out the characters that steer the order of the text around them."""
    return "".join(char for char in value if char not in _CONTROLS)


def is_control(char: str) -> bool:
    """Whether a character only steers the order, and is never printed."""
    return char in _CONTROLS
