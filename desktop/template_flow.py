"""The office's own letters: looked at while one types, added, changed and offered no more."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework.desk import Desk
from casework.errors import CaseworkError, LetterBlockedError
from casework.letters.drafting import vocabulary
from casework.letters.example import example
from casework.letters.own import (
    OwnEntry,
    Stock,
    add_own,
    change_own,
    checked,
    own_entries,
    withdraw_own,
)
from casework.letters.templates import TemplateError
from casework.papers import OwnTemplate
from casework.phrases import Phrases
from casework.storage import NotFoundError
from casework.storage import Office as Letterhead
from casework.usecases import new_id
from desktop.office import Office
from desktop.texts import sentence_for
from desktop.views.stage import Stage
from desktop.views.template_form import TemplatesPage
from documents.fonts import unprintable
from documents.letter_pdf import letter_pdf


class Look(NamedTuple):
    """How a text looks as a letter, or on which line it is wrong, and what."""

    text: str
    line: int = 0
    sentence: str = ""
    pdf: bytes = b""


class TemplateFlow(QObject):
    """Shows the templates of the office, and stores what is made of them."""

    done = Signal(str)

    def __init__(self, office: Office, stage: Stage) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage

    @cached_property
    def page(self) -> TemplatesPage:
        """The page; made when it is first needed."""
        page = TemplatesPage(self._office.phrases, self._office.resources.template_start)
        self._stage.add_page(page)
        page.typed.connect(self._look_at)
        page.saved.connect(self._save)
        page.withdrawn.connect(self._withdraw)
        page.back.connect(self._stage.back)
        return page

    def open(self) -> None:
        """Show the letters of the office, and a new one."""
        self._office.ask(partial(own_entries, stock=self._stock()), self._enter)

    def _enter(self, entries: Sequence[OwnEntry]) -> None:
        self.page.show_entries(entries)
        self.page.begin_new()
        self._stage.enter(self.page)

    def _look_at(self, text: str) -> None:
        resources, stock, today = self._office.resources, self._stock(), self._office.today

        def look(desk: Desk) -> Look:
            try:
                template = checked(text, stock)
                letter = example(
                    template,
                    _letterhead(desk),
                    resources.rules,
                    resources.phrases,
                    resources.addressees,
                    today,
                )
                return Look(text, pdf=letter_pdf(letter, resources.fonts))
            except TemplateError as error:
                return Look(text, error.line, _words(error, resources.phrases))
            except LetterBlockedError as error:
                return Look(text, 1, sentence_for(error, resources.phrases))

        self._office.ask(look, lambda found: self.page.show_look(*found))

    def _save(self, old: UUID | None, text: str) -> None:
        stock, today, made = self._stock(), self._office.today, new_id()

        def save(desk: Desk) -> OwnTemplate:
            if old is None:
                return add_own(desk, made, text, today, stock)
            return change_own(desk, old, made, text, today, stock)

        self._office.store(save, self._saved, self._refused)

    def _saved(self, template: OwnTemplate) -> None:
        self.done.emit(self.tr("The letter {} is saved.").format(template.name))
        self._refresh(template.name)

    def _withdraw(self, template_id: UUID) -> None:
        today = self._office.today
        self._office.store(
            lambda desk: withdraw_own(desk, template_id, today), self._withdrawn, self._refused
        )

    def _withdrawn(self, template: OwnTemplate) -> None:
        self.done.emit(self.tr("The letter {} is offered no more.").format(template.name))
        self._refresh("")

    def _refresh(self, name: str) -> None:
        def show(entries: Sequence[OwnEntry]) -> None:
            self.page.show_entries(entries)
            self.page.show_stored(name)

        self._office.ask(partial(own_entries, stock=self._stock()), show)

    def _refused(self, error: CaseworkError) -> None:
        if isinstance(error, TemplateError):
            self.page.show_problem(error.line, _words(error, self._office.phrases))
        elif isinstance(error, NotFoundError):
            # Somebody else changed or withdrew it meanwhile: what was typed stays.
            self._refresh("")
        else:
            raise error

    def _stock(self) -> Stock:
        resources = self._office.resources
        names = (resources.phrases.say("letter_name", name) for name in resources.templates)
        return Stock(
            vocabulary(resources.addressees),
            frozenset({*resources.templates, *names}),
            partial(unprintable, folder=resources.fonts),
        )


def _words(error: TemplateError, phrases: Phrases) -> str:
    return phrases.say("template", error.code, (("given", error.given),))


def _letterhead(desk: Desk) -> Letterhead:
    with desk.work() as work:
        return work.office()
