"""Letters between vault, words and paper: drafted, shown, and kept as they were made."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from casework.casefile import CaseFile
from casework.errors import Problem
from casework.law.assessment import Step
from casework.law.receipt import sentences
from casework.law.rules import Rules
from casework.letters.checklist import kept_answers
from casework.letters.drafting import Letter, draft, text_of, vocabulary
from casework.letters.own import with_own
from casework.letters.pictures import office_pictures
from casework.letters.templates import LetterTemplate
from casework.papers import OwnTemplate
from casework.phrases import Phrases, Span
from casework.storage import NotFoundError, Storage, StoredLetter
from casework.usecases import NOTICE_FIELD, assessment_of, keep_letter, new_id
from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf
from documents.letterhead import Pictures
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

    `receipt` has the steps that its dates rest on, each with its sentence. `made_from` is the
    template as it was read, `typed` what was typed for this letter alone.
    """

    case_file: CaseFile
    template: str
    problems: tuple[Problem, ...]
    letter: Letter | None
    pdf: bytes
    early_because: str
    receipt: Receipt = ()
    made_from: LetterTemplate | None = None
    typed: Mapping[str, str] = MappingProxyType({})
    pictures: Pictures = Pictures()


def proof_of(
    storage: Storage,
    case_id: UUID,
    template: str,
    stationery: Stationery,
    today: date,
    early_because: str = "",
    typed: Mapping[str, str] = MappingProxyType({}),
) -> Proof:
    """Draft a letter from what the vault holds now; nothing is stored.

    Raises NotFoundError for a template that is not there, or was withdrawn.
    """
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        client = work.clients.get(case_file.client_id)
        family = tuple(work.clients.get(member.client_id) for member in case_file.family)
        office = work.office()
        letters = work.letters.of_case(case_id)
        agreements = work.agreements.of_client(client.id)
        own = () if template in stationery.templates else work.own_templates.all()
        drawn = office_pictures(work)
    made_from = _template(template, own, stationery)
    drafted = draft(
        made_from,
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
        letters=letters,
        agreements=agreements,
        typed=typed,
    )
    letter = drafted.letter
    pictures = Pictures(*drawn.on(letter, office)) if letter else Pictures()
    pdf = letter_pdf(letter, stationery.fonts, pictures) if letter else b""
    steps = letter.steps if letter else ()
    receipt = sentences(steps, stationery.phrases)
    return Proof(
        case_file,
        template,
        drafted.problems,
        drafted.letter,
        pdf,
        early_because,
        receipt,
        made_from,
        typed,
        pictures,
    )


def kept(
    storage: Storage,
    proof: Proof,
    letter: Letter,
    today: date,
    origin: Mapping[str, str],
    answers: Mapping[str, str] = MappingProxyType({}),
    corrects: UUID | None = None,
) -> StoredLetter:
    """Store a letter exactly as it was shown; `origin` names the program and the rules.

    `answers` are those to the questions of its template: they are kept with it. `corrects` is the
    letter in whose place it comes: that one stays as it is.
    """
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
            fields={**letter.fields, **_asked(proof, answers)},
            rests_on=_rests_on(proof.receipt, origin),
            early_because=proof.early_because,
            corrects=corrects,
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
    # The office's own letters are called by their title.
    known = phrases.has("letter_name", letter.template)
    title = phrases.say("letter_name", letter.template) if known else letter.template
    return receipt_pdf(title, steps, number, letter.made_on, phrases, fonts)


def _template(name: str, own: Iterable[OwnTemplate], stationery: Stationery) -> LetterTemplate:
    known = vocabulary(stationery.addressees)
    found = with_own(stationery.templates, own, known).get(name)
    if found is None:
        raise NotFoundError(name)
    return found


def _asked(proof: Proof, answers: Mapping[str, str]) -> dict[str, str]:
    """Return what is kept besides the fields: the answers, and whether it is a notice."""
    template = proof.made_from
    if template is None:
        return {}
    notice = {NOTICE_FIELD: template.name} if template.notice else {}
    return {**notice, **kept_answers(template, answers)}


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
