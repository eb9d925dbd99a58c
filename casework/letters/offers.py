"""Which letters go with a file, and why one does not fit now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from casework.agreements import Agreement
from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import Problem
from casework.law.assessment import Assessment
from casework.letters.checks import reasons_against_notice, unauthorised
from casework.letters.drafting import REASON_FIELD, letters_for
from casework.letters.facts import LetterFacts
from casework.letters.fit import reasons_against
from casework.letters.templates import LetterTemplate
from casework.phrases import Phrases
from casework.storage import LetterSummary, Office


@dataclass(frozen=True, slots=True)
class LetterOffer:
    """A letter that goes with a file's procedure, and why it does not fit now, if so.

    One that is only early is offered: it asks for a reason.
    """

    template: LetterTemplate
    reasons: tuple[Problem, ...] = ()


def offers(
    templates: Mapping[str, LetterTemplate],
    client: Client,
    family: tuple[Client, ...],
    case_file: CaseFile,
    office: Office,
    assessment: Assessment | None,
    today: date,
    phrases: Phrases,
    *,
    letters: tuple[LetterSummary, ...] = (),
    agreements: tuple[Agreement, ...] = (),
) -> tuple[LetterOffer, ...]:
    """List the letters of the file's procedure, each with why it does not fit."""
    return tuple(
        LetterOffer(template, _unfit(template, facts, phrases))
        for template in letters_for(case_file.procedure, templates)
        for facts in [
            LetterFacts(
                client=client,
                family=family,
                case_file=case_file,
                office=office,
                assessment=assessment,
                today=today,
                letters=letters,
                agreements=agreements,
                sender=template.sender,
            )
        ]
    )


def elsewhere(procedure: str, templates: Mapping[str, LetterTemplate]) -> tuple[LetterOffer, ...]:
    """List the letters of the other procedures: for who wants to see that there is no more."""
    known = letters_for(procedure, templates)
    reason = Problem("letter_wrong_procedure", "case.procedure")
    return tuple(
        LetterOffer(template, (reason,)) for template in templates.values() if template not in known
    )


def _unfit(template: LetterTemplate, facts: LetterFacts, phrases: Phrases) -> tuple[Problem, ...]:
    found = reasons_against(template, facts, phrases)
    if not found and "sender" in template.needs:
        found = tuple(unauthorised(facts))
    if not found and template.notice:
        found = reasons_against_notice(facts, phrases, "")
    return tuple(problem for problem in found if problem.field != REASON_FIELD)
