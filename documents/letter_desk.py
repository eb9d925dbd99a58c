"""Letters between vault, words and paper: drafted, shown, and kept as they were made."""

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from casework.casefile import CaseFile
from casework.errors import Problem
from casework.law.assessment import Step
from casework.law.receipt import sentences
from casework.law.rules import Rules
from casework.letters.drafting import Letter, draft, text_of
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases, Span
from casework.storage import Storage, StoredLetter
from casework.usecases import assessment_of, keep_letter, new_id
from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf
from documents.receipt_pdf import receipt_pdf

Receipt = tuple[tuple[Step, str], ...]


class Stationery(Protocol):
    """What every letter is made with; `addressees` are by the key that templates use."""

    @property
    def phrases(self) -> Phrases: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def templates(self) -> Mapping[str, LetterTemplate]: ...
    @property
    def addressees(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def fonts(self) -> Path: ...


class Proof(NamedTuple):
    """A letter before it is kept: what stands in its way, or the letter and its pages.

    `receipt` has the steps that its dates rest on, each with its sentence.
    """

    case_file: CaseFile
    template: str
    problems: tuple[Problem, ...]
    letter: Letter | None
    pdf: bytes
    early_because: str
    receipt: Receipt = ()


def proof_of(
    storage: Storage,
    case_id: UUID,
    template: str,
    stationery: Stationery,
    today: date,
    early_because: str = "",
) -> Proof:
    """Draft a letter from what the vault holds now; nothing is stored."""
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        client = work.clients.get(case_file.client_id)
        family = tuple(work.clients.get(member.client_id) for member in case_file.family)
        office = work.office()
    drafted = draft(
        stationery.templates[template],
        client,
        family,
        case_file,
        office,
        assessment_of(case_file, client, stationery.rules, today),
        today,
        stationery.phrases,
        addresses=stationery.addressees,
        unprintable=partial(unprintable, folder=stationery.fonts),
        early_because=early_because,
    )
    pdf = letter_pdf(drafted.letter, stationery.fonts) if drafted.letter else b""
    steps = drafted.letter.steps if drafted.letter else ()
    receipt = sentences(steps, stationery.phrases)
    return Proof(case_file, template, drafted.problems, drafted.letter, pdf, early_because, receipt)


def kept(
    storage: Storage, proof: Proof, letter: Letter, today: date, origin: Mapping[str, str]
) -> StoredLetter:
    """Store a letter exactly as it was shown; `origin` names the program and the rules."""
    return keep_letter(
        storage,
        StoredLetter(
            id=new_id(),
            case_id=proof.case_file.id,
            template=proof.template,
            made_on=today,
            text=text_of(letter),
            pdf=proof.pdf,
            sha256=sha256(proof.pdf).hexdigest(),
            fields=letter.fields,
            rests_on=_rests_on(proof.receipt, origin),
            early_because=proof.early_because,
        ),
    )


def rests_on_dates(letter: StoredLetter) -> bool:
    """Whether there is a calculation to show beside the letter."""
    return bool(_steps_of(letter.rests_on))


def letter_receipt_pdf(letter: StoredLetter, number: str, phrases: Phrases, fonts: Path) -> bytes:
    """Lay out what the dates of a kept letter rest on, as it was said when the letter was made.

    The same letter gives the same bytes; one that rests on no date gives none.
    """
    steps = _steps_of(letter.rests_on)
    if not steps:
        return b""
    title = phrases.say("letter_name", letter.template)
    return receipt_pdf(title, steps, number, letter.made_on, phrases, fonts)


def _rests_on(receipt: Receipt, origin: Mapping[str, str]) -> str:
    return json.dumps(
        {
            **origin,
            "steps": [
                {
                    "rule": step.rule,
                    "basis": step.basis,
                    "start": step.start.isoformat(),
                    "amount": step.add.amount,
                    "unit": step.add.unit,
                    "add": step.add.iso,
                    "day": step.day.isoformat(),
                    "said": said,
                }
                for step, said in receipt
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _steps_of(rests_on: str) -> Receipt:
    """Read back what a letter rests on; none for a letter of before its words were kept."""
    kept_steps = json.loads(rests_on or "{}").get("steps", ())
    return tuple((_step(raw), raw["said"]) for raw in kept_steps if "said" in raw)


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(
        rule=raw["rule"],
        basis=raw["basis"],
        start=date.fromisoformat(raw["start"]),
        add=Span(raw["amount"], raw["unit"]),
        day=date.fromisoformat(raw["day"]),
        text="",
    )
