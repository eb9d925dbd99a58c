"""Letters between vault, words and paper: drafted, shown, and kept as they were made."""

import json
from collections.abc import Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple, Protocol
from uuid import UUID

from casework.casefile import CaseFile
from casework.errors import Problem
from casework.law.assessment import Step
from casework.law.rules import Rules
from casework.letters import Letter, draft, text_of
from casework.phrases import Phrases
from casework.storage import Storage, StoredLetter
from casework.usecases import assessment_of, keep_letter, new_id
from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf


class Stationery(Protocol):
    """What every letter is made with; `templates` and `addressees` are by the letter's name."""

    @property
    def phrases(self) -> Phrases: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def templates(self) -> Mapping[str, str]: ...
    @property
    def addressees(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def fonts(self) -> Path: ...


class Proof(NamedTuple):
    """A letter before it is kept: what stands in its way, or the letter and its pages."""

    case_file: CaseFile
    template: str
    problems: tuple[Problem, ...]
    letter: Letter | None
    pdf: bytes
    early_because: str


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
        template,
        stationery.templates[template],
        client,
        family,
        case_file,
        office,
        assessment_of(case_file, client, stationery.rules, today),
        today,
        stationery.phrases,
        addressee=stationery.addressees[template],
        unprintable=partial(unprintable, folder=stationery.fonts),
        early_because=early_because,
    )
    pdf = letter_pdf(drafted.letter, stationery.fonts) if drafted.letter else b""
    return Proof(case_file, template, drafted.problems, drafted.letter, pdf, early_because)


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
            rests_on=_rests_on(letter.steps, origin),
            early_because=proof.early_because,
        ),
    )


def _rests_on(steps: tuple[Step, ...], origin: Mapping[str, str]) -> str:
    return json.dumps(
        {
            **origin,
            "steps": [
                {
                    "rule": step.rule,
                    "basis": step.basis,
                    "start": step.start.isoformat(),
                    "add": step.add.iso,
                    "day": step.day.isoformat(),
                }
                for step in steps
            ],
        },
        ensure_ascii=False,
        sort_keys=True,
    )
