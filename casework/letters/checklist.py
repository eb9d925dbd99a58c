"""What a volunteer is asked before a letter is kept, and what each answer leads to."""

from collections.abc import Mapping
from dataclasses import dataclass

from casework.casefile import CaseFile
from casework.errors import Problem
from casework.letters.templates import LetterTemplate

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)
# Under this and its code an answer is kept with the letter, and written in the journal.
ASKED = "asked."


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the answers that hold the letter back.

    `event` is the kind of fact that such an answer tells of: it belongs in the file first. With
    `until_known` the answer no longer holds the letter back once the file holds such a fact.
    """

    code: str
    stops_on: tuple[str, ...] = ()
    event: str = ""
    until_known: bool = False


_ALL = (
    Question("application_complete", stops_on=(NO,), event="opschorting", until_known=True),
    Question("extension_received", stops_on=(YES,), event="verlenging", until_known=True),
    Question("decision_received", stops_on=(YES,), event="besluit"),
    Question("ind_answered", stops_on=(YES,)),
    Question("penalty_fixed", stops_on=(YES,)),
    Question("client_agrees", stops_on=(NO, UNKNOWN)),
    Question("lawyer_informed", stops_on=(NO,)),
    Question("explained_to_client", stops_on=(NO, UNKNOWN)),
    Question("delay_understood", stops_on=(NO, UNKNOWN)),
    Question("documents_enclosed", stops_on=(NO, UNKNOWN)),
    Question("address_right", stops_on=(NO,)),
    Question("ind_address_checked"),
)
QUESTIONS: Mapping[str, Question] = {question.code: question for question in _ALL}


def questions_for(template: LetterTemplate) -> tuple[Question, ...]:
    """Return what is asked before a letter is kept, in the order of the template."""
    return tuple(QUESTIONS[code] for code in template.asks)


def stops(question: Question, answer: str, case_file: CaseFile) -> bool:
    """Whether an answer holds the letter back."""
    if answer not in question.stops_on:
        return False
    known = any(event.kind == question.event for event in case_file.events)
    return not (question.until_known and known)


def obstacles(
    template: LetterTemplate, case_file: CaseFile, answers: Mapping[str, str]
) -> tuple[Problem, ...]:
    """List the questions without an answer, and the answers that hold the letter back."""
    found = []
    for question in questions_for(template):
        answer, field = answers.get(question.code, ""), f"{ASKED}{question.code}"
        if answer not in ANSWERS:
            found.append(Problem("unanswered", field))
        elif stops(question, answer, case_file):
            found.append(Problem("answer_stops", field))
    return tuple(found)


def kept_answers(template: LetterTemplate, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers by the name under which they are kept with the letter."""
    return {f"{ASKED}{code}": answers[code] for code in template.asks if code in answers}


def answers_in(fields: Mapping[str, str]) -> dict[str, str]:
    """Return what was answered for a letter, from the fields that are kept with it."""
    return {name: answer for name, answer in fields.items() if name.startswith(ASKED)}
