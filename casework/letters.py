"""What a letter says: which letters there are, what they need, and how they are composed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Any

from casework.casefile import ASIEL, BEZWAAR_NAREIS, NAREIS, CaseFile
from casework.clients import Client
from casework.errors import CaseworkError, Problem
from casework.law.assessment import Assessment, Step
from casework.letter_checks import (
    TERM_UNKNOWN,
    LetterFacts,
    Unprintable,
    decided,
    missing,
    not_printable,
    reasons_against_notice,
)
from casework.letter_words import LetterWords, Rows
from casework.phrases import Phrases
from casework.storage import Office

FACTS = "$facts"
FAMILY = "$family"
ITEM = "– "
REASON_FIELD = "early_because"


@dataclass(frozen=True, slots=True)
class LetterKind:
    """A kind of letter: for which procedures, what goes along, and what must be known.

    `enclosures` are codes; `needs_application` asks for the days from which the term counts.
    """

    procedures: tuple[str, ...]
    enclosures: tuple[str, ...] = ("machtiging",)
    notice: bool = False
    needs_application: bool = False
    registered: bool = False


LETTERS: dict[str, LetterKind] = {
    "ingebrekestelling_asiel": LetterKind(
        procedures=(ASIEL,), notice=True, needs_application=True, registered=True
    ),
    "ingebrekestelling_nareis": LetterKind(
        procedures=(NAREIS,), notice=True, needs_application=True, registered=True
    ),
    "ingebrekestelling_bezwaar_nareis": LetterKind(
        procedures=(BEZWAAR_NAREIS,), notice=True, needs_application=True, registered=True
    ),
    "informatieverzoek": LetterKind(procedures=(ASIEL, NAREIS)),
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts inside a letter; with `header` the first row holds the columns' names."""

    rows: Rows
    header: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that stands on the paper, in order, without a word on how it looks.

    `title` names no person. `page_label` has places for `page` and `pages`. `fields` are the
    template's fields as filled in, `steps` the calculation the letter rests on.
    """

    kind: str
    number: str
    title: str
    sender: tuple[str, ...]
    return_address: tuple[str, ...]
    delivery: str
    addressee: tuple[str, ...]
    references: Rows
    place_and_date: str
    subject_label: str
    subject: str
    body: tuple[str | Table, ...]
    signature: tuple[str, ...]
    enclosures_label: str
    enclosures: tuple[str, ...]
    page_label: str
    fields: Mapping[str, str]
    steps: tuple[Step, ...] = ()
    language: str = "nl-NL"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter, or else all that stands in its way."""

    problems: tuple[Problem, ...] = ()
    letter: Letter | None = None

    @property
    def needs_reason(self) -> bool:
        """Whether the letter would be early and only waits for a typed reason."""
        return any(problem.field == REASON_FIELD for problem in self.problems)


class TemplateError(CaseworkError):
    """A template that asks for a field no letter has."""

    def __init__(self, template: str, field: str) -> None:
        super().__init__(f"{template}: unknown field {field}")
        self.template = template
        self.field = field


def addressees(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read who each kind of letter is addressed to from the parsed file of addresses.

    Raises KeyError when a kind of letter has no address.
    """
    found = {
        name: tuple(address["lines"]) for address in data["address"] for name in address["letters"]
    }
    return {name: found[name] for name in LETTERS}


def letters_for(procedure: str) -> tuple[str, ...]:
    """Name the kinds of letter that exist for a procedure."""
    return tuple(name for name, kind in LETTERS.items() if procedure in kind.procedures)


def draft(
    template_name: str,
    template_text: str,
    client: Client,
    family: tuple[Client, ...],
    case_file: CaseFile,
    office: Office,
    assessment: Assessment | None,
    today: date,
    phrases: Phrases,
    *,
    addressee: tuple[str, ...],
    unprintable: Unprintable,
    early_because: str = "",
) -> Draft:
    """Compose a letter, or list everything that must be filled in or decided first.

    `phrases` are the Dutch ones: the IND is written to in Dutch. `unprintable` returns the
    characters of a text that the letter's font does not have. `early_because` is the volunteer's
    reason for a notice before its day: needed then, kept with the letter, never printed.
    Raises KeyError for an unknown kind and TemplateError for an unknown field in the template.
    """
    kind = LETTERS[template_name]
    facts = LetterFacts(client, family, case_file, office, assessment, today)
    problems = _problems(kind, facts, phrases, unprintable, early_because)
    if problems:
        return Draft(problems)
    words = LetterWords(facts, phrases)
    return Draft(letter=_letter(template_name, template_text, facts, words, phrases, addressee))


def compose(
    name: str, template: str, fields: Mapping[str, str], tables: Mapping[str, Table]
) -> tuple[str, tuple[str | Table, ...]]:
    """Fill in a template and return its subject and its body.

    A paragraph that is the name of a table becomes that table; an empty one closes up. What a
    field holds is never read as part of the template.
    """
    subject, *paragraphs = template.strip().split("\n\n")
    body: list[str | Table] = []
    for paragraph in paragraphs:
        table = tables.get(paragraph.strip())
        block = table if table is not None else _filled(name, paragraph, fields)
        if block if isinstance(block, str) else block.rows:
            body.append(block)
    return _filled(name, subject, fields), tuple(body)


def text_of(letter: Letter) -> str:
    """Write the whole letter as plain text, in the order in which it is read."""
    blocks = [
        "\n".join(letter.sender),
        "\n".join((letter.delivery, *letter.addressee) if letter.delivery else letter.addressee),
        "\n".join(f"{label}: {value}" for label, value in letter.references),
        letter.place_and_date,
        f"{letter.subject_label}: {letter.subject}",
        *(block if isinstance(block, str) else _table_text(block) for block in letter.body),
        "\n".join(letter.signature),
    ]
    if letter.enclosures:
        blocks.append("\n".join((f"{letter.enclosures_label}:", *letter.enclosures)))
    return "\n\n".join(blocks) + "\n"


def _problems(
    kind: LetterKind,
    facts: LetterFacts,
    phrases: Phrases,
    unprintable: Unprintable,
    early_because: str,
) -> tuple[Problem, ...]:
    if facts.case_file.procedure not in kind.procedures:
        return (Problem("letter_wrong_procedure", "case.procedure"),)
    found = decided(facts, phrases)
    if found:
        return found
    found = missing(facts, needs_application=kind.needs_application)
    # Without the day it counts from the term is unknown too: one message for one cause.
    if kind.notice and not any(problem.code in TERM_UNKNOWN for problem in found):
        found += reasons_against_notice(facts, early_because, phrases)
    return found + not_printable(facts, unprintable)


def _letter(
    name: str,
    template: str,
    facts: LetterFacts,
    words: LetterWords,
    phrases: Phrases,
    addressee: tuple[str, ...],
) -> Letter:
    kind, number = LETTERS[name], facts.case_file.number
    fields = words.fields()
    tables = {
        FACTS: Table(words.facts_table(undisputed=not kind.notice)),
        FAMILY: Table(words.family_table(), header=True),
    }
    subject, body = compose(name, template, fields, tables)
    enclosures = words.enclosures(kind.enclosures)
    return Letter(
        kind=name,
        number=number,
        title=phrases.say("letter", f"title_{name}", (("number", number),)),
        sender=words.sender(),
        return_address=words.return_address(),
        delivery=phrases.say("letter", "registered") if kind.registered else "",
        addressee=addressee,
        references=words.references(),
        place_and_date=words.place_and_date(),
        subject_label=phrases.say("letter", "label_subject"),
        subject=subject,
        body=body,
        signature=words.signature(),
        enclosures_label=phrases.say(
            "letter", "enclosure" if len(enclosures) == 1 else "enclosures"
        ),
        enclosures=enclosures,
        page_label=phrases.say("letter", "page"),
        fields=fields,
        steps=words.steps(),
    )


def _filled(name: str, paragraph: str, fields: Mapping[str, str]) -> str:
    try:
        filled = Template(paragraph).substitute(fields)
    except KeyError as error:
        raise TemplateError(name, str(error.args[0])) from error
    return " ".join(filled.split())


def _table_text(table: Table) -> str:
    separator = " | " if table.header else ": "
    return "\n".join(separator.join(row) for row in table.rows)
