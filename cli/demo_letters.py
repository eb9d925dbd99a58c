"""The letters that the worklist asks for, or what still stands in their way."""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from casework.law.rules import Rules
from casework.letters.drafting import letters_for
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases
from casework.storage import Storage
from casework.worklist import WorklistItem
from documents.letter_desk import proof_of

REQUEST = "informatieverzoek"


class Stationery(NamedTuple):
    """What every letter is made with; `addressees` are by the key that templates use."""

    phrases: Phrases
    rules: Rules
    templates: Mapping[str, LetterTemplate]
    addressees: Mapping[str, tuple[str, ...]]
    fonts: Path


class DueLetter(NamedTuple):
    """A letter that a file asks for: its pages, or in sentences what is missing."""

    number: str
    template: str
    pdf: bytes
    missing: tuple[str, ...]

    @property
    def file_name(self) -> str:
        """How the file is called: by number, for a name says too much about a person."""
        return f"{self.number}-{self.template}.pdf"


def due_letters(
    storage: Storage, items: Iterable[WorklistItem], stationery: Stationery, today: date
) -> tuple[DueLetter, ...]:
    """Make the letter of every file that asks for one; nothing is stored in the vault."""
    found: list[DueLetter] = []
    for item in items:
        if item.next_step == "brief_posten":
            found += _kept_letters(storage, item)
        else:
            template = _template_for(item, stationery)
            if template:
                found.append(_made(storage, item, template, stationery, today))
    return tuple(found)


def _template_for(item: WorklistItem, stationery: Stationery) -> str:
    known = letters_for(item.case_file.procedure, stationery.templates)
    if item.next_step == "ingebrekestelling_opstellen":
        return next((template.name for template in known if template.notice), "")
    # While the term is disputed no notice is safe, but one can ask how the IND counts.
    if item.next_step == "betwiste_termijn_bekijken":
        return next((template.name for template in known if template.name == REQUEST), "")
    return ""


def _made(
    storage: Storage, item: WorklistItem, template: str, stationery: Stationery, today: date
) -> DueLetter:
    proof = proof_of(storage, item.case_file.id, template, stationery, today)
    missing = tuple(
        dict.fromkeys(
            stationery.phrases.say("problem", problem.code, problem.values)
            for problem in proof.problems
        )
    )
    return DueLetter(item.number, template, proof.pdf, missing)


def _kept_letters(storage: Storage, item: WorklistItem) -> list[DueLetter]:
    with storage.work() as work:
        summaries = work.letters.of_case(item.case_file.id)
        kept = [work.letters.get(letter.id) for letter in summaries if letter.posted_on is None]
    return [DueLetter(item.number, letter.template, letter.pdf, ()) for letter in kept]
