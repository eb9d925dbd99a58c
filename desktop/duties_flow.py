"""What people may ask of the office, in the window: consent taken back, and a copy of all of it."""

from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework import doings, duties
from casework.agreements import Agreement
from casework.clients import Client
from casework.desk import Desk
from casework.errors import CaseworkError, InvalidFactsError
from casework.everything import everything_about
from desktop.file_choice import documents_folder
from desktop.office import Office
from desktop.texts import sentence_for, sentences
from desktop.views.agreements_panel import AgreementForm, AgreementsPage
from desktop.views.copy_page import PDF, CopyPage
from desktop.views.overview_page import Choose
from desktop.views.stage import Stage
from documents.client_copy import client_copy_json, client_copy_pdf


class DutiesFlow(QObject):
    """Shows what a client agreed to, and hands out a copy of all there is about them."""

    done = Signal(str)

    def __init__(self, office: Office, stage: Stage, choose_file: Choose) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._choose_file = choose_file
        self._client: Client | None = None
        office.changed.connect(self._refresh)

    @cached_property
    def agreements(self) -> AgreementsPage:
        """The list of what a client agreed to; made when it is first needed."""
        page = AgreementsPage(self._office.phrases)
        self._stage.add_page(page)
        page.form_wanted.connect(self._ask_agreement)
        page.back.connect(self._stage.back)
        return page

    @cached_property
    def form(self) -> AgreementForm:
        """The form for one of them; made when it is first needed."""
        form = AgreementForm(self._office.phrases, self._office.today)
        self._stage.add_page(form)
        form.submitted.connect(self._record)
        self._office.day_changed.connect(form.set_today)
        return form

    @cached_property
    def copy(self) -> CopyPage:
        """The page for a copy; made when it is first needed."""
        page = CopyPage()
        self._stage.add_page(page)
        page.save_wanted.connect(self._save_copy)
        page.back.connect(self._stage.back)
        return page

    def open_agreements(self, client: Client) -> None:
        """Show what a client agreed to."""
        self._client = client
        self._ask_for_agreements(entering=True)

    def open_agreements_of(self, case_id: UUID) -> None:
        """Show what the client of a file agreed to."""
        self._office.ask(lambda desk: client_of(desk, case_id), self.open_agreements)

    def open_copy(self, client: Client) -> None:
        """Offer a copy of all there is about a client."""
        self._client = client
        self.copy.show_client(client)
        self._stage.enter(self.copy)

    def forget(self) -> None:
        """Show nobody, until the vault is open again; what was typed in the form stays."""
        if "agreements" in vars(self):
            self.agreements.forget()
        if "copy" in vars(self):
            self.copy.forget()

    def _refresh(self) -> None:
        if self._client is None:
            return
        if "agreements" in vars(self) and self._stage.is_open(self.agreements):
            self._ask_for_agreements(entering=False)
        if "copy" in vars(self) and self._stage.is_open(self.copy):
            self.copy.show_client(self._client)

    # Consent and authorisation.

    def _ask_for_agreements(self, *, entering: bool) -> None:
        client = self._client
        if client is None:
            return

        def show(found: tuple[Agreement, ...]) -> None:
            self.agreements.show_agreements(client, found, self._office.today)
            if entering:
                self._stage.enter(self.agreements)

        self._office.ask(lambda desk: duties.agreements_of(desk, client.id), show)

    def _ask_agreement(self, agreement: Agreement | None, field: str) -> None:
        if self._client is not None:
            self.form.show_agreement(self._client.id, agreement)
            self.form.focus_field(field)
            self._stage.enter(self.form)

    def _record(self, agreement: Agreement) -> None:
        today = self._office.today
        self._office.store(
            lambda desk: duties.record_agreement(desk, agreement, today),
            self._recorded,
            self._refused,
        )

    def _recorded(self, agreement: Agreement) -> None:
        self._stage.back_now()
        kind = self._office.phrases.say("agreement", agreement.kind)
        self.done.emit(self.tr("The {kind} is recorded.").format(kind=kind))

    def _refused(self, error: CaseworkError) -> None:
        if not isinstance(error, InvalidFactsError):
            raise error
        self.form.show_problems(sentences(error.problems, self._office.phrases))

    # A copy of everything.

    def _save_copy(self, form: str) -> None:
        client, office = self._client, self._office
        if client is None:
            return
        # The name of the file names nobody.
        name = self.tr("copy-{day}.{form}").format(day=office.today.isoformat(), form=form)
        kind = self.tr("PDF (*.pdf)") if form == PDF else self.tr("JSON (*.json)")
        question = self.tr("Where should the copy go?")
        path = self._choose_file(self.copy, question, documents_folder() / name, kind)
        if path is not None:
            office.ask(
                partial(self._made_copy, client.id, form),
                partial(self._write_copy, client.id, path),
                otherwise=self._not_copied,
                doing=self.tr("Gathering everything…"),
            )

    def _made_copy(self, client_id: UUID, form: str, desk: Desk) -> bytes:
        everything, today = everything_about(desk, client_id), self._office.today
        if form != PDF:
            return client_copy_json(everything, today)
        resources = self._office.resources
        return client_copy_pdf(
            everything, today, resources.phrases, resources.countries, resources.fonts
        )

    def _write_copy(self, client_id: UUID, path: Path, content: bytes) -> None:
        self._office.save_file(
            path,
            lambda: content,
            self._copied,
            self._not_copied,
            lambda desk: doings.exported_copy(desk, client_id),
        )

    def _copied(self, path: Path) -> None:
        sentence = self.tr("Saved as {path}. It is not encrypted: give it, and delete it here.")
        self.copy.message.show_done(sentence.format(path=path))

    def _not_copied(self, error: CaseworkError) -> None:
        self.copy.message.show_problem(sentence_for(error, self._office.phrases))


def client_of(desk: Desk, case_id: UUID) -> Client:
    """Find whose file it is; raises LookupError for an unknown one."""
    with desk.work() as work:
        return work.clients.get(work.case_files.get(case_id).client_id)
