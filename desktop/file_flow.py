"""One file: shown, filled in, changed, closed, and back to the vault each time."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.conflicts import meanwhile
from casework.duties import hints_of_file
from casework.errors import CaseworkError, InvalidFactsError
from casework.rights import ASSIGN
from casework.storage import ConflictError
from desktop import reading
from desktop.conflict_words import conflict_words
from desktop.office import Office
from desktop.reading import FileChoices
from desktop.texts import sentences
from desktop.views.file_form import FileForm
from desktop.views.file_page import FilePage, FileView
from desktop.views.stage import Stage


class FileFlow(QObject):
    """Shows the page and the form of a file, and stores what they ask for."""

    done = Signal(str)
    client_edit_wanted = Signal(object, str)
    new_person_wanted = Signal()
    letter_wanted = Signal(object, str)
    letter_opened = Signal(object)
    history_wanted = Signal(object)
    agreements_wanted = Signal(object)

    def __init__(self, office: Office, stage: Stage) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._case_id: UUID | None = None
        self._client: Client | None = None
        self._number = ""
        self._names: Mapping[str, str] = {}
        office.changed.connect(self._refresh)
        office.day_changed.connect(self._refresh)

    @cached_property
    def page(self) -> FilePage:
        """The page; made when it is first needed, so that the window opens at once."""
        page = FilePage(self._office.phrases)
        self._stage.add_page(page)
        page.event_entered.connect(self._record)
        page.event_corrected.connect(self._correct)
        page.letter_wanted.connect(self._want_letter)
        page.letter_opened.connect(self.letter_opened)
        page.posted.connect(self._post)
        page.edit_client_wanted.connect(self._edit_client)
        page.edit_file_wanted.connect(self.edit)
        page.history_wanted.connect(lambda: self.history_wanted.emit(self._case_id))
        page.close_wanted.connect(self._close)
        page.hints.wanted.connect(self._want_agreements)
        page.back.connect(self._stage.back)
        return page

    @cached_property
    def form(self) -> FileForm:
        """The form; made when it is first needed."""
        form = FileForm(self._office.phrases, self._office.today)
        self._stage.add_page(form)
        form.submitted.connect(self._store)
        form.new_person_wanted.connect(self.new_person_wanted)
        self._office.day_changed.connect(form.set_today)
        return form

    def open(self, case_id: UUID) -> None:
        """Show the page of a file."""
        self._case_id = case_id
        self._office.file_view(case_id, self._enter_page)

    def open_for_event(self, case_id: UUID, kind: str) -> None:
        """Show the page of a file, with the form for a fact of a kind."""
        self._case_id = case_id

        def show(view: FileView) -> None:
            self._enter_page(view)
            self.page.add_event(kind)

        self._office.file_view(case_id, show)

    def new(self, client: Client) -> None:
        """Ask for a new file of a client."""
        self._number = ""
        self._choices(partial(self._show_form, None, client))

    def edit(self, field: str = "") -> None:
        """Ask what is to change in the file that is open, from a field on."""
        if self._case_id is not None:
            self._office.file_view(self._case_id, partial(self._edit, field))

    def edit_of(self, case_id: UUID, field: str = "") -> None:
        """Ask what is to change in a file."""
        self._case_id = case_id
        self.edit(field)

    def edit_client_of(self, case_id: UUID, field: str) -> None:
        """Ask what is to change in the client of a file."""
        self._office.file_view(
            case_id, lambda view: self.client_edit_wanted.emit(view.client, field)
        )

    def edit_family_of(self, case_id: UUID, position: int, field: str) -> None:
        """Ask what is to change in a family member of a file."""
        self._office.file_view(
            case_id, lambda view: self.client_edit_wanted.emit(view.family[position], field)
        )

    def client_in_sight(self) -> Client | None:
        """Return whose file is shown."""
        in_sight = self._is_open() and self._stage.currentWidget() is self.page
        return self._client if in_sight else None

    def person_added(self, client: Client) -> None:
        """Offer a new person as family in the form that asked for one."""
        if self._stage.currentWidget() is self.form:
            self._office.everyone(lambda people: self.form.show_people(people, client.id))

    def _edit(self, field: str, view: FileView) -> None:
        self._number = view.case_file.number

        def show(choices: FileChoices) -> None:
            self._show_form(view.case_file, view.client, choices)
            self.form.focus_field(field)

        self._choices(show)

    def _choices(self, then: Callable[[FileChoices], object]) -> None:
        today = self._office.today
        self._office.ask(lambda desk: reading.file_choices(desk, today), then)

    def _show_form(self, case_file: CaseFile | None, client: Client, choices: FileChoices) -> None:
        me = self._office.by
        self._names = choices.names
        self.form.handled_by.show_handlers(
            choices.handlers, me.id if me else None, changeable=self._office.may(ASSIGN)
        )
        self.form.show_file(case_file, client, choices.people)
        self._stage.enter(self.form)

    def _store(self, case_file: CaseFile) -> None:
        refused = partial(self._refused, self.form)
        if self._number:
            self._office.change_file(case_file, self._changed, refused)
        else:
            self._office.open_file(case_file, self._opened, refused)

    def _changed(self, case_file: CaseFile) -> None:
        self._stage.back_now()
        self.done.emit(self.tr("File {number} is saved.").format(number=case_file.number))

    def _opened(self, case_file: CaseFile) -> None:
        self._stage.back_now()
        self.done.emit(self.tr("File {number} is made.").format(number=case_file.number))
        self.open(case_file.id)

    def _enter_page(self, view: FileView) -> None:
        self._show_view(view)
        self._stage.enter(self.page)

    def _show_view(self, view: FileView) -> None:
        self._client = view.client
        self.page.show_file(view)
        case_id, today = view.case_file.id, self._office.today
        self._office.ask(
            lambda desk: hints_of_file(desk, case_id, today), self.page.hints.show_hints
        )

    def _refresh(self) -> None:
        if self._case_id is not None and self._is_open():
            self._office.file_view(self._case_id, self._show_view)

    def _is_open(self) -> bool:
        return "page" in vars(self) and self._stage.is_open(self.page)

    def _record(self, event: CaseEvent) -> None:
        if self._case_id is not None:
            self._office.record_event(self._case_id, event, self._told, self._refused_here)

    def _correct(self, wrong: CaseEvent, right: CaseEvent | None) -> None:
        if self._case_id is not None:
            self._office.correct_event(self._case_id, wrong, right, self._told, self._refused_here)

    def _post(self, letter_id: UUID, day: date) -> None:
        self._office.post_letter(letter_id, day, self._posted, self._refused_here)

    def _told(self, case_file: CaseFile) -> None:
        self.done.emit(self.tr("File {number} is saved.").format(number=case_file.number))

    def _posted(self, case_file: CaseFile) -> None:
        self.done.emit(
            self.tr("The letter of file {number} is on the post.").format(number=case_file.number)
        )

    def _close(self, because: str) -> None:
        if self._case_id is not None:
            self._office.close_file(self._case_id, because, self._closed, self._refused_here)

    def _closed(self, case_file: CaseFile) -> None:
        self._stage.back_now()
        self.done.emit(
            self.tr("File {number} is closed. It is kept.").format(number=case_file.number)
        )

    def _edit_client(self) -> None:
        if self._client is not None:
            self.client_edit_wanted.emit(self._client, "")

    def _want_agreements(self) -> None:
        if self._client is not None:
            self.agreements_wanted.emit(self._client)

    def _want_letter(self, template: str) -> None:
        self.letter_wanted.emit(self._case_id, template)

    def _refused_here(self, error: CaseworkError) -> None:
        self._refused(self.page, error)

    def _conflict(self, error: ConflictError) -> None:
        if not isinstance(error.theirs, CaseFile):
            raise error
        theirs = error.theirs
        words = conflict_words(self.form.before, theirs, self._names, self._office.phrases)
        self._office.ask(
            lambda desk: meanwhile(desk, error, theirs),
            lambda found: self.form.show_conflict(words, theirs, found.by),
        )

    def _refused(self, view: FilePage | FileForm, error: CaseworkError) -> None:
        if isinstance(error, ConflictError) and view is self.form:
            self._conflict(error)
            return
        if not isinstance(error, InvalidFactsError):
            raise error
        view.show_problems(sentences(error.problems, self._office.phrases))
