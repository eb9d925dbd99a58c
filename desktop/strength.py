"""How hard a passphrase is to guess, and what makes it easy."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from zxcvbn import zxcvbn

STRONG_ENOUGH = 3

# zxcvbn takes no more, and what is longer is not guessed because of its end.
_LONGEST = 72

# Shorter parts of names are in half of all words.
_INITIALS = 2

# The words Dutch passwords are made of most; zxcvbn knows English ones only.
_DUTCH_WORDS = """
    welkom wachtwoord geheim zomer winter lente herfst hallo liefde schatje voetbal feyenoord
    ajax psv oranje nederland holland amsterdam rotterdam utrecht denhaag eindhoven groningen
    tilburg nijmegen arnhem zwolle maastricht
    januari februari maart april mei juni juli augustus september oktober november december
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    vluchteling vluchtelingen asiel asielzoeker nareis gezinshereniging ingebrekestelling
    vrijwilliger vrijwilligers kantoor dossier dossiers client clienten kluis sleutel termijn
    termijnwacht steunpunt vluchtelingenwerk rechtshulp
    een twee drie vier vijf zes zeven acht negen tien kerst pasen sinterklaas koffie thee fiets
    hond kat paard huis boom bloem zonnetje zon maan ster vader moeder oma opa school werk
"""

_WEAK_PATTERNS = ("dictionary", "spatial", "repeat", "sequence", "regex", "date")


class Strength(NamedTuple):
    """A score from 0 (guessed at once) to 4, and the code of what makes it weak; "" for nothing."""

    score: int
    weakness: str

    @property
    def enough(self) -> bool:
        """Whether a vault may be locked with it."""
        return self.score >= STRONG_ENOUGH


def strength_of(passphrase: str, names: Iterable[str] = ()) -> Strength:
    """Estimate the strength; an empty passphrase scores 0.

    `names` are of the office and its volunteers: who knows them tries those first, so that what
    is left without them has to be strong enough by itself.
    """
    if not passphrase:
        return Strength(0, "short")
    whole, rest = _judged(passphrase), _without(passphrase, names)
    if not whole.enough or rest == passphrase:
        return whole
    left = _judged(rest) if rest else Strength(0, "")
    return left._replace(weakness="name") if left.score < STRONG_ENOUGH else min(whole, left)


def _without(passphrase: str, names: Iterable[str]) -> str:
    words = {word for name in names for word in re.findall(r"\w+", name) if len(word) > _INITIALS}
    longest_first = sorted(words, key=len, reverse=True)
    known = "|".join(map(re.escape, longest_first))
    return re.sub(known, "", passphrase, flags=re.IGNORECASE) if known else passphrase


def _judged(passphrase: str) -> Strength:
    found = zxcvbn(passphrase[:_LONGEST], user_inputs=_DUTCH_WORDS.split())
    score = int(found["score"])
    return Strength(score, "" if score >= STRONG_ENOUGH else _weakness(found["sequence"]))


def _weakness(sequence: list[dict[str, Any]]) -> str:
    longest = max(sequence, key=lambda match: len(match["token"]))
    if longest["pattern"] not in _WEAK_PATTERNS:
        return "short"
    if longest["pattern"] == "dictionary":
        return "name" if "name" in longest["dictionary_name"] else "word"
    return "date" if longest["pattern"] == "regex" else str(longest["pattern"])
