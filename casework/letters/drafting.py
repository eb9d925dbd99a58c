"""What a letter says: which letters there are, what they need, and how they are composed."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Any

from casework.agreements import Agreement
from casework.casefile import CaseFile
from casework.clients import Client
from casework.errors import Problem
from casework.law.assessment import Assessment, Step
from casework.letters.checklist import QUESTIONS
from casework.letters.checks import (
    NEEDS,
    TERM_UNKNOWN,
    Unprintable,
    missing,
    not_printable,
    reasons_against_notice,
)
from casework.letters.chronology import calculation, chronology
from casework.letters.facts import LetterFacts
from casework.letters.fit import FITS, reasons_against
from casework.letters.parties import ENCLOSURES, PartyWords
from casework.letters.repair import DOCUMENTS, TYPED, documents, not_typed
from casework.letters.templates import (
    NOBODY,
    NOTICE_DUE,
    LetterTemplate,
    Vocabulary,
    read_template,
)
from casework.letters.words import FIELDS, LetterWords, Rows
from casework.phrases import Phrases
from casework.storage import LetterSummary, Office

FACTS = "facts"
PERSON = "person"
FAMILY = "family"
CHRONOLOGY = "chronology"
CALCULATION = "calculation"
# What stands in the place of a whole paragraph: tables, and the list of documents.
TABLES = (FACTS, PERSON, FAMILY, CHRONOLOGY, CALCULATION, DOCUMENTS)
ITEM = "– "
REASON_FIELD = "early_because"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts inside a letter; with `header` the first row holds the columns' names."""

    rows: Rows
    header: bool = False


Block = Table | tuple[str, ...]


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


def addressees(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Read where letters go from the parsed file of addresses, by the key templates use."""
    return {name: tuple(address["lines"]) for name, address in data.items()}


def read_templates(
    files: Mapping[str, str], addresses: Collection[str]
) -> dict[str, LetterTemplate]:
    """Read the shipped templates, by the name of their letter, from their texts by name of file.

    A file is named after the letter and its language: `informatieverzoek.nl.txt`. Raises
    TemplateError.
    """
    known = vocabulary(addresses)
    found = {}
    for file, text in sorted(files.items()):
        name, language, _ = file.split(".")
        found[name] = read_template(name, language, text, known)
    return found


def vocabulary(addresses: Collection[str]) -> Vocabulary:
    """Return the words that templates may use."""
    return Vocabulary(
        fields=frozenset(FIELDS),
        tables=frozenset(TABLES),
        fits=frozenset({*FITS, NOTICE_DUE}),
        needs=frozenset(NEEDS),
        enclosures=frozenset(ENCLOSURES),
        addressees=frozenset(addresses),
        asks=frozenset(QUESTIONS),
        typed=frozenset(TYPED),
    )


def letters_for(
    procedure: str, templates: Mapping[str, LetterTemplate]
) -> tuple[LetterTemplate, ...]:
    """Return the letters that go with a procedure, notices first."""
    found = [template for template in templates.values() if template.is_for(procedure)]
    return tuple(sorted(found, key=lambda template: (not template.notice, template.name)))


def draft(
    template: LetterTemplate,
    client: Client,
    family: tuple[Client, ...],
    case_file: CaseFile,
    office: Office,
    assessment: Assessment | None,
    today: date,
    phrases: Phrases,
    *,
    addresses: Mapping[str, tuple[str, ...]],
    unprintable: Unprintable,
    early_because: str = "",
    letters: tuple[LetterSummary, ...] = (),
    agreements: tuple[Agreement, ...] = (),
    typed: Mapping[str, str] | None = None,
) -> Draft:
    """Compose a letter, or list everything that must be filled in or decided first.

    `phrases` are the Dutch ones: the IND is written to in Dutch. `unprintable` returns the
    characters of a text that the letter's font does not have. `early_because` is the volunteer's
    reason for a notice before its day: needed then, kept with the letter, never printed.
    `letters` are those of the file so far, `agreements` those of the client; `typed` is what the
    template's own fields hold.
    """
    facts = LetterFacts(
        client=client,
        family=family,
        case_file=case_file,
        office=office,
        assessment=assessment,
        today=today,
        letters=letters,
        agreements=agreements,
        typed=typed or {},
        sender=template.sender,
    )
    problems = _problems(template, facts, phrases, unprintable, early_because)
    if problems:
        return Draft(problems)
    letter = made(template, facts, phrases, addresses)
    lost = unprintable(text_of(letter))
    if lost:
        # A field that nobody thought of above, such as the number of a registered letter.
        return Draft((Problem("unprintable", "letter", (("characters", " ".join(lost)),)),))
    return Draft(letter=letter)


def made(
    template: LetterTemplate,
    facts: LetterFacts,
    phrases: Phrases,
    addresses: Mapping[str, tuple[str, ...]],
) -> Letter:
    """Compose a letter as it is, whatever is missing or does not fit."""
    words, parties = LetterWords(facts, phrases), PartyWords(template, facts, phrases)
    fields = words.fields()
    subject, body = compose(template, fields, _tables(template, facts, words, phrases))
    enclosures = parties.enclosures()
    return Letter(
        kind=template.name,
        number=facts.case_file.number,
        title=_title(template, facts.case_file.number, phrases),
        sender=parties.sender(),
        return_address=parties.return_address(),
        delivery=phrases.say("letter", "registered") if template.registered else "",
        addressee=addresses.get(template.to) or parties.addressee(),
        references=parties.references(),
        place_and_date=parties.place_and_date(),
        subject_label="" if template.to == NOBODY else phrases.say("letter", "label_subject"),
        subject=subject,
        body=body,
        signature=parties.signature(),
        enclosures_label=phrases.say(
            "letter", "enclosure" if len(enclosures) == 1 else "enclosures"
        ),
        enclosures=enclosures,
        page_label=phrases.say("letter", "page"),
        fields=fields,
        steps=words.steps(),
    )


def compose(
    template: LetterTemplate, fields: Mapping[str, str], tables: Mapping[str, Block]
) -> tuple[str, tuple[str | Table, ...]]:
    """Fill in a template and return its subject and its body.

    A paragraph that is the name of a table or list becomes that; an empty one closes up. What a
    field holds is never read as part of the template.
    """
    body: list[str | Table] = []
    for paragraph in template.paragraphs:
        block = tables.get(paragraph.strip("${}"))
        if isinstance(block, Table):
            body += [block] if block.rows else []
        else:
            lines = (_filled(paragraph, fields),) if block is None else block
            body += [line for line in lines if line]
    return _filled(template.subject, fields), tuple(body)


def subject_line(letter: Letter) -> str:
    """Return the subject with what stands before it; a paper that nobody gets has a heading."""
    parts = (letter.subject_label, letter.subject) if letter.subject_label else (letter.subject,)
    return ": ".join(parts)


def text_of(letter: Letter) -> str:
    """Write the whole letter as plain text, in the order in which it is read."""
    blocks = [
        "\n".join(letter.sender),
        "\n".join((letter.delivery, *letter.addressee) if letter.delivery else letter.addressee),
        "\n".join(f"{label}: {value}" for label, value in letter.references),
        letter.place_and_date,
        subject_line(letter),
        *(block if isinstance(block, str) else _table_text(block) for block in letter.body),
        "\n".join(letter.signature),
    ]
    if letter.enclosures:
        blocks.append("\n".join((f"{letter.enclosures_label}:", *letter.enclosures)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _problems(
    template: LetterTemplate,
    facts: LetterFacts,
    phrases: Phrases,
    unprintable: Unprintable,
    early_because: str,
) -> tuple[Problem, ...]:
    found = reasons_against(template, facts, phrases)
    if found:
        return found
    found = missing(facts, template.needs) + not_typed(facts, template.typed)
    # Without the day it counts from the term is unknown too: one message for one cause.
    if template.notice and not any(problem.code in TERM_UNKNOWN for problem in found):
        found += reasons_against_notice(facts, phrases, early_because)
    return found + not_printable(facts, unprintable)


def _tables(
    template: LetterTemplate, facts: LetterFacts, words: LetterWords, phrases: Phrases
) -> dict[str, Block]:
    """Return what the template asks for: a long chronology is not made for a letter without."""
    makers: dict[str, Callable[[], Block]] = {
        FACTS: lambda: Table(words.facts_table(undisputed=not template.notice)),
        PERSON: lambda: Table(words.person_table()),
        FAMILY: lambda: Table(words.family_table(), header=True),
        CHRONOLOGY: lambda: Table(chronology(facts, phrases)),
        CALCULATION: lambda: Table(calculation(facts, phrases)),
        DOCUMENTS: lambda: tuple(f"{ITEM}{text}" for text in documents(facts)),
    }
    asked = {paragraph.strip("${}") for paragraph in template.paragraphs}
    return {name: make() for name, make in makers.items() if name in asked}


def _title(template: LetterTemplate, number: str, phrases: Phrases) -> str:
    if template.title:
        return phrases.say("letter", "title_own", (("title", template.title), ("number", number)))
    return phrases.say("letter", f"title_{template.name}", (("number", number),))


def _filled(paragraph: str, fields: Mapping[str, str]) -> str:
    return " ".join(Template(paragraph).substitute(fields).split())


def _table_text(table: Table) -> str:
    separator = " | " if table.header else ": "
    return "\n".join(separator.join(row) for row in table.rows)
