"""Templates that an office makes itself: checked, added, changed and withdrawn; none is lost."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from casework.letters.checks import Unprintable
from casework.letters.templates import LetterTemplate, TemplateError, Vocabulary, read_template
from casework.papers import OwnTemplate
from casework.storage import NotFoundError, Storage, Work

TEMPLATE_LENGTH = 20_000
TITLE_LENGTH = 80
LANGUAGE = "nl"


class Stock(NamedTuple):
    """What a template is checked against.

    `shipped` are the names of the program's own letters; `unprintable` returns the characters of
    a text that the letter's font does not have.
    """

    known: Vocabulary
    shipped: Collection[str]
    unprintable: Unprintable


class OwnEntry(NamedTuple):
    """A template of the office in use, with how it reads, or what is wrong with it by now."""

    kept: OwnTemplate
    template: LetterTemplate | None
    error: TemplateError | None


def checked(text: str, stock: Stock, taken: Collection[str] = ()) -> LetterTemplate:
    """Read a template of the office; raises TemplateError for the first thing wrong.

    It is called by its title; `taken` are the titles of the office's other templates.
    """
    if len(text) > TEMPLATE_LENGTH:
        raise TemplateError("", 1, "too_long", str(TEMPLATE_LENGTH))
    template = read_template("", LANGUAGE, text, stock.known)
    title, line = " ".join(template.title.split()), _line_of_title(text)
    if not title:
        raise TemplateError("", line, "title_missing")
    if len(title) > TITLE_LENGTH:
        raise TemplateError(title, line, "too_long", str(TITLE_LENGTH))
    if _folded(title) in {_folded(name) for name in (*stock.shipped, *taken)}:
        raise TemplateError(title, line, "name_taken", title)
    for at, said in enumerate(text.splitlines(), start=1):
        lost = stock.unprintable(said)
        if lost:
            raise TemplateError(title, at, "unreadable", lost[0])
    return replace(template, name=title, title=title)


def add_own(
    storage: Storage, template_id: UUID, text: str, today: date, stock: Stock
) -> OwnTemplate:
    """Store a new template; raises TemplateError and NoAccessError."""
    with storage.work() as work:
        made = _made(work, template_id, text, today, stock)
        work.own_templates.put(made)
        work.commit()
    return made


def change_own(
    storage: Storage, old_id: UUID, template_id: UUID, text: str, today: date, stock: Stock
) -> OwnTemplate:
    """Put a new version in the place of a template; the old one is kept as withdrawn.

    Raises TemplateError, NoAccessError, and NotFoundError when it is no longer in use.
    """
    with storage.work() as work:
        old = _find(work, old_id)
        made = _made(work, template_id, text, today, stock, instead_of=old)
        work.own_templates.put(replace(old, withdrawn_on=today))
        work.own_templates.put(made)
        work.commit()
    return made


def withdraw_own(storage: Storage, template_id: UUID, today: date) -> OwnTemplate:
    """Offer a template no more; raises NoAccessError, and NotFoundError when it is gone already."""
    with storage.work() as work:
        withdrawn = replace(_find(work, template_id), withdrawn_on=today)
        work.own_templates.put(withdrawn)
        work.commit()
    return withdrawn


def own_entries(storage: Storage, stock: Stock) -> tuple[OwnEntry, ...]:
    """Return the templates of the office that are in use, in order of name."""
    with storage.work() as work:
        return tuple(_entry(kept, stock) for kept in in_use(work.own_templates.all()))


def versions_of(storage: Storage, name: str) -> tuple[OwnTemplate, ...]:
    """Return every version of a template, the oldest first."""
    with storage.work() as work:
        return tuple(kept for kept in work.own_templates.all() if kept.name == name)


def in_use(kept: Iterable[OwnTemplate]) -> tuple[OwnTemplate, ...]:
    """Return the templates that were not withdrawn, in order of name."""
    found = (template for template in kept if template.withdrawn_on is None)
    return tuple(sorted(found, key=lambda template: _folded(template.name)))


def with_own(
    shipped: Mapping[str, LetterTemplate], kept: Iterable[OwnTemplate], known: Vocabulary
) -> dict[str, LetterTemplate]:
    """Put the office's templates beside the shipped ones.

    One that a newer program can no longer read is left out: its page says what is wrong with it.
    """
    own = {}
    for template in in_use(kept):
        try:
            read = read_template(template.name, template.language, template.text, known)
        except TemplateError:
            continue
        own[template.name] = replace(read, title=template.name)
    return {**own, **shipped}


def _made(
    work: Work,
    template_id: UUID,
    text: str,
    today: date,
    stock: Stock,
    instead_of: OwnTemplate | None = None,
) -> OwnTemplate:
    taken = [kept.name for kept in in_use(work.own_templates.all()) if kept != instead_of]
    template = checked(text, stock, taken)
    return OwnTemplate(template_id, template.name, LANGUAGE, text, today)


def _find(work: Work, template_id: UUID) -> OwnTemplate:
    for kept in in_use(work.own_templates.all()):
        if kept.id == template_id:
            return kept
    raise NotFoundError(template_id.hex)


def _entry(kept: OwnTemplate, stock: Stock) -> OwnEntry:
    try:
        return OwnEntry(kept, checked(kept.text, stock), None)
    except TemplateError as error:
        return OwnEntry(kept, None, error)


def _line_of_title(text: str) -> int:
    lines = text.splitlines()
    return next((at for at, line in enumerate(lines, start=1) if line.startswith("title")), 1)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
