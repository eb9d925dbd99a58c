"""Registering and changing a person, from the form to the vault."""

from collections.abc import Sequence
from functools import cached_property, partial

from PySide6.QtCore import QObject, Signal

from casework.clients import Client
from casework.conflicts import meanwhile
from casework.errors import CaseworkError, InvalidFactsError
from casework.storage import ConflictError
from desktop.conflict_words import conflict_words
from desktop.office import Office
from desktop.texts import sentences
from desktop.views.client_form import ClientForm
from desktop.views.parts import isolated
from desktop.views.stage import Stage


class ClientFlow(QObject):
    """Shows the form, warns of people who are there already, and stores."""

    done = Signal(str)
    saved = Signal(object)
    existing_wanted = Signal(object)

    def __init__(self, office: Office, stage: Stage) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._before: Client | None = None

    @cached_property
    def form(self) -> ClientForm:
        """The form; made when it is first needed, so that the window opens at once."""
        office = self._office
        form = ClientForm(office.phrases, office.resources.countries, office.today)
        self._stage.add_page(form)
        form.submitted.connect(self._check)
        form.existing_wanted.connect(self._leave_for)
        office.day_changed.connect(form.set_today)
        return form

    def new(self) -> None:
        """Ask for a new person."""
        self._show(None)

    def edit(self, client: Client, field: str = "") -> None:
        """Ask what is to change in a person, from a field on."""
        self._show(client)
        self.form.focus_field(field)

    def _show(self, client: Client | None) -> None:
        self._before = client
        self.form.show_client(client)
        self._stage.enter(self.form)

    def _check(self, client: Client) -> None:
        known = self._before is not None and _identity(client) == _identity(self._before)
        if known or self.form.duplicates_accepted:
            self._store(client)
        else:
            self._office.duplicates(client, partial(self._warn_or_store, client))

    def _warn_or_store(self, client: Client, found: Sequence[Client]) -> None:
        if found:
            self.form.show_duplicates(found)
        else:
            self._store(client)

    def _store(self, client: Client) -> None:
        self._office.register_client(client, self._stored, self._refused)

    def _stored(self, client: Client) -> None:
        self._stage.back_now()
        self.done.emit(self.tr("{name} is saved.").format(name=isolated(client.name)))
        self.saved.emit(client)

    def _refused(self, error: CaseworkError) -> None:
        if isinstance(error, ConflictError) and isinstance(error.theirs, Client):
            self._conflict(error, error.theirs)
            return
        if not isinstance(error, InvalidFactsError):
            raise error
        self.form.show_problems(sentences(error.problems, self._office.phrases))

    def _conflict(self, error: ConflictError, theirs: Client) -> None:
        words = conflict_words(self.form.before, theirs, {}, self._office.phrases)
        self._office.ask(
            lambda desk: meanwhile(desk, error, theirs),
            lambda found: self.form.show_conflict(words, theirs, found.by),
        )

    def _leave_for(self, client_id: object) -> None:
        self._stage.leave(lambda: self.existing_wanted.emit(client_id))


def _identity(client: Client) -> tuple[object, ...]:
    return (client.family_name, client.given_names, client.birth, client.v_nummer)
