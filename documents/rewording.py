"""A letter with words typed in it, laid out again while one types."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from casework.errors import Problem
from casework.letters.editing import Wording, problems_of, reworded
from documents.fonts import unprintable
from documents.letter_desk import Proof
from documents.letter_pdf import letter_pdf


class Reworded(NamedTuple):
    """A proof as drafted, the words typed in it, and the proof with those words.

    While the words have `problems`, `proof` is the last one without.
    """

    sample: Proof
    wording: Wording | None
    proof: Proof
    problems: tuple[Problem, ...] = ()


def reworded_proof(
    sample: Proof, wording: Wording | None, fonts: Path, last: Proof | None = None
) -> Reworded:
    """Lay out a drafted letter with typed words; without, or while it is blocked, as it is.

    `last` is what was shown before: it stays in sight while the words cannot be printed.
    """
    if wording is None or sample.letter is None:
        return Reworded(sample, wording, sample)
    problems = problems_of(wording, partial(unprintable, folder=fonts))
    if problems:
        return Reworded(sample, wording, last or sample, problems)
    letter = reworded(sample.letter, wording)
    if letter is sample.letter:
        return Reworded(sample, wording, sample)
    pdf = letter_pdf(letter, fonts, sample.pictures)
    return Reworded(sample, wording, sample._replace(letter=letter, pdf=pdf))
