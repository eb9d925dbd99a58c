"""When two people may be one: names written differently, the same number, the same birth date."""

import unicodedata

from casework.clients import Client


def alike(one: Client, other: Client) -> bool:
    """Whether two people may be one: by V-nummer, or by name if birth dates do not differ."""
    if one.v_nummer and one.v_nummer == other.v_nummer:
        return True
    if folded(one.name) != folded(other.name) or not folded(one.name):
        return False
    if one.birth is None or other.birth is None:
        return True
    return one.birth.earliest <= other.birth.latest and other.birth.earliest <= one.birth.latest


def folded(name: str) -> frozenset[str]:
    """Return the parts of a name without case, accents and order."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("đ", "d").replace("ł", "l"))
    letters = "".join(
        char if char.isalnum() else " " for char in plain if not unicodedata.combining(char)
    )
    return frozenset(letters.split())
