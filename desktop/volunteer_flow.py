"""Volunteers come, change and leave, each with a key of their own; and the sheet for recovery."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from casework import people
from casework.access import mark_seen
from casework.desk import Desk
from casework.errors import CaseworkError, InvalidFactsError, StorageError
from casework.rights import VOLUNTEERS
from casework.volunteers import Volunteer
from db.attempts import WRONG_GUESSES
from desktop import staff
from desktop.file_choice import documents_folder
from desktop.office import Office
from desktop.printer_choice import ChoosePrinter
from desktop.printing import NoPrinterError, PrintFailedError, print_pdf
from desktop.staff import Staff
from desktop.strength import strength_of
from desktop.texts import sentence_for, sentences
from desktop.vaults import TooSoonError, WeakPassphraseError
from desktop.views import volunteer_form
from desktop.views.overview_page import Choose
from desktop.views.parts import isolated
from desktop.views.recovery_page import RecoveryPage
from desktop.views.stage import Stage
from desktop.views.volunteer_form import VolunteerAnswer, VolunteerForm
from desktop.views.volunteers_page import VolunteersPage

_WORK: dict[str, Callable[[Desk, VolunteerAnswer], object]] = {
    volunteer_form.NEW: lambda desk, given: staff.add(desk, given.volunteer, given.passphrase),
    volunteer_form.CHANGE: lambda desk, given: staff.change(desk, given.volunteer),
    volunteer_form.KEY: lambda desk, given: staff.give_key(desk, given.volunteer, given.passphrase),
    volunteer_form.OWN_KEY: lambda desk, given: staff.change_own_key(
        desk, given.old, given.passphrase
    ),
    volunteer_form.LEAVE: lambda desk, given: staff.let_go(desk, given.volunteer, given.taker_id),
}


class VolunteerFlow(QObject):
    """Shows the pages about volunteers, and changes what they ask for."""

    done = Signal(str)
    lock_wanted = Signal()

    def __init__(
        self, office: Office, stage: Stage, choose_printer: ChoosePrinter, choose_file: Choose
    ) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._choose_printer = choose_printer
        self._choose_file = choose_file
        self._sheet = b""
        office.changed.connect(self._refresh)

    @cached_property
    def page(self) -> VolunteersPage:
        """The list; made when it is first needed."""
        page = VolunteersPage(self._office.phrases)
        self._stage.add_page(page)
        page.new_wanted.connect(self._ask_new)
        page.change_wanted.connect(self._ask_change)
        page.key_wanted.connect(self._ask_key)
        page.leave_wanted.connect(self._ask_leave)
        page.recovery_wanted.connect(self._make_sheet)
        page.accesses.seen.connect(self._mark_seen)
        page.back.connect(self._stage.back)
        return page

    @cached_property
    def form(self) -> VolunteerForm:
        """The form; made when it is first needed."""
        form = VolunteerForm(self._office.phrases)
        self._stage.add_page(form)
        form.submitted.connect(self._take)
        form.cancelled.connect(form.forget)
        form.strength_wanted.connect(self._judge)
        return form

    @cached_property
    def recovery(self) -> RecoveryPage:
        """The page that shows the sheet once; made when it is first needed."""
        page = RecoveryPage()
        self._stage.add_page(page)
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._save)
        page.back.connect(self._put_away)
        return page

    def open(self) -> None:
        """Show who works here."""
        self._office.ask(staff.staff, self._enter)

    def change_own_passphrase(self) -> None:
        """Ask for another passphrase in the place of one's own."""
        me = self._office.by
        if me is not None:
            self.form.ask_own_key(me)
            self._stage.enter(self.form)

    def forget(self) -> None:
        """Show nobody and no code, and keep no passphrase."""
        self._sheet = b""
        if "page" in vars(self):
            self.page.forget()
        if "form" in vars(self):
            self.form.forget()
        if "recovery" in vars(self):
            self.recovery.forget()

    def _enter(self, found: Staff) -> None:
        self.page.show_staff(found)
        self._stage.enter(self.page)

    def _refresh(self) -> None:
        if "page" in vars(self) and self._stage.is_open(self.page) and self._may():
            self._office.ask(staff.staff, self.page.show_staff)

    def _may(self) -> bool:
        return self._office.may(VOLUNTEERS)

    def _ask_new(self) -> None:
        self._show_form(self.form.ask_new)

    def _ask_change(self, volunteer: Volunteer) -> None:
        self._show_form(partial(self.form.ask_change, volunteer))

    def _ask_key(self, volunteer: Volunteer) -> None:
        self._show_form(partial(self.form.ask_key, volunteer))

    def _ask_leave(self, volunteer: Volunteer) -> None:
        today = self._office.today
        self._office.ask(
            lambda desk: people.handlers(desk, today),
            lambda takers: self._show_form(partial(self.form.ask_leave, volunteer, takers)),
        )

    def _show_form(self, ask: Callable[[], None]) -> None:
        ask()
        self._stage.enter(self.form)

    def _judge(self, passphrase: str, name: str) -> None:
        self._office.ask(
            lambda _: strength_of(passphrase, [name]),
            lambda strength: self.form.pair.show_strength(*strength),
        )

    def _take(self, answer: VolunteerAnswer) -> None:
        self._store(_WORK[answer.form], self._done_words(answer.form), answer)

    def _done_words(self, form: str) -> str:
        return {
            volunteer_form.NEW: self.tr("{name} can open the vault now."),
            volunteer_form.CHANGE: self.tr("{name} is saved."),
            volunteer_form.KEY: self.tr("{name} has another passphrase."),
            volunteer_form.OWN_KEY: self.tr("Your passphrase is changed."),
            volunteer_form.LEAVE: self.tr(
                "{name} has left. Their passphrase opens nothing any more."
            ),
        }[form]

    def _store(
        self, work: Callable[[Desk, VolunteerAnswer], object], done: str, answer: VolunteerAnswer
    ) -> None:
        def stored(_: object) -> None:
            self.form.forget()
            self._stage.back_now()
            self.done.emit(done.format(name=isolated(answer.volunteer.name)))
            if self._loses_rights(answer):
                self.lock_wanted.emit()

        self._office.store(lambda desk: work(desk, answer), stored, self._refused)

    def _loses_rights(self, answer: VolunteerAnswer) -> bool:
        """Whether somebody did this to themselves: what they may is found anew at unlocking."""
        me = self._office.by
        if me is None or answer.volunteer.id != me.id:
            return False
        return answer.form == volunteer_form.LEAVE or answer.volunteer.role != me.role

    def _refused(self, error: CaseworkError) -> None:
        if isinstance(error, WeakPassphraseError):
            self.form.pair.show_too_weak()
        elif isinstance(error, InvalidFactsError):
            self.form.show_problems(sentences(error.problems, self._office.phrases))
        elif isinstance(error, TooSoonError) or _reason(error) in WRONG_GUESSES:
            self.form.show_problems([("old", sentence_for(error, self._office.phrases))])
        elif _reason(error) == "passphrase_in_use":
            self.form.show_problems([("passphrase", sentence_for(error, self._office.phrases))])
        else:
            raise error

    def _mark_seen(self, access_ids: frozenset[UUID]) -> None:
        today = self._office.today
        self._office.store(lambda desk: mark_seen(desk, access_ids, today), lambda _: None, None)

    def _make_sheet(self) -> None:
        resources, today = self._office.resources, self._office.today
        self._office.store(
            lambda desk: staff.recovery_sheet(desk, today, resources), self._show_sheet, None
        )

    def _show_sheet(self, sheet: bytes) -> None:
        self._sheet = sheet
        self.recovery.show_sheet(sheet)
        self._stage.enter(self.recovery)

    def _put_away(self) -> None:
        self._sheet = b""
        self.recovery.forget()
        self._stage.back()

    def _print(self) -> None:
        try:
            printer = self._choose_printer(self.recovery)
        except NoPrinterError as error:
            self._not_printed(error)
            return
        if printer is not None:
            sheet = self._sheet
            self._office.print_letter(
                lambda: print_pdf(sheet, printer),
                lambda _: self.recovery.message.show_done(self.tr("The sheet is at the printer.")),
                self._not_printed,
            )

    def _not_printed(self, error: CaseworkError) -> None:
        if not isinstance(error, NoPrinterError | PrintFailedError):
            raise error
        self.recovery.message.show_problem(self._office.phrases.say("problem", error.code))

    def _save(self) -> None:
        name = self.tr("recovery-sheet-{day}").format(day=self._office.today.isoformat())
        question = self.tr("Where should the recovery sheet go?")
        suggestion = documents_folder() / f"{name}.pdf"
        path = self._choose_file(self.recovery, question, suggestion, self.tr("PDF (*.pdf)"))
        if path is not None:
            sheet = self._sheet
            self._office.save_file(path, lambda: sheet, self._saved, self._not_saved)

    def _saved(self, path: Path) -> None:
        sentence = self.tr("The sheet is saved: {path}. It is not encrypted: put it away safely.")
        self.recovery.message.show_done(sentence.format(path=path))

    def _not_saved(self, error: CaseworkError) -> None:
        self.recovery.message.show_problem(sentence_for(error, self._office.phrases))


def _reason(error: CaseworkError) -> str:
    return error.reason if isinstance(error, StorageError) else ""
