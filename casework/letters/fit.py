"""When a letter fits a file; what a template says it fits is looked up here."""

from collections.abc import Callable, Mapping

from casework.errors import Problem
from casework.letters.checks import LetterFacts, decided
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases

# What must hold before anything else is looked at. `notice_due` comes later, for it needs the term.
Fit = Callable[[LetterFacts, Phrases], tuple[Problem, ...]]
FITS: Mapping[str, Fit] = {"undecided": decided}


def reasons_against(
    template: LetterTemplate, facts: LetterFacts, phrases: Phrases
) -> tuple[Problem, ...]:
    """List why a letter does not fit the file, whatever is filled in; the first reason alone."""
    if not template.is_for(facts.case_file.procedure):
        return (Problem("letter_wrong_procedure", "case.procedure"),)
    for code in template.fits:
        found = FITS[code](facts, phrases) if code in FITS else ()
        if found:
            return found
    return ()
