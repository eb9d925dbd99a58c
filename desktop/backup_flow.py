"""Backups in the window: made in time, looked at, and put back."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from casework.backup_words import changes, contents, standing, status
from casework.backups import BackupError, is_due, rehearsal_is_due
from casework.desk import Vault
from casework.errors import CaseworkError, StorageError
from casework.phrases import Phrases
from casework.rights import RESTORE
from db.attempts import WRONG_GUESSES
from db.backup_round import choose_second_place
from db.restore import Preview
from desktop import backup_desk, dates
from desktop.backup_desk import Entry, Overview, Report
from desktop.jobs import Jobs
from desktop.office import Office
from desktop.texts import sentence_for
from desktop.views.backups_page import BackupsPage, ChooseFolder
from desktop.views.stage import Stage

Result = TypeVar("Result")

_MINUTE_MS = 60_000


class BackupFlow(QObject):
    """Keeps an eye on the backups of the open vault, and fills their page."""

    # The line for the start page, and whether it asks for attention.
    status_changed = Signal(str, bool)
    restore_wanted = Signal(object, str)

    def __init__(
        self,
        office: Office,
        stage: Stage,
        folder: Path,
        report: Report,
        choose_folder: ChooseFolder,
    ) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._folder = folder
        self._report = report
        self._choose = choose_folder
        self._overview: Overview | None = None
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.look_at_the_clock)
        self._minute.start()

    @cached_property
    def page(self) -> BackupsPage:
        """The page; made when it is first needed."""
        page = BackupsPage(self._office.phrases, self._choose, self._folder)
        self._stage.add_page(page)
        page.back.connect(self._stage.back)
        page.make_wanted.connect(self._make)
        page.test_wanted.connect(self._test)
        page.place_wanted.connect(self._set_place)
        page.folder_wanted.connect(self._look_in)
        page.preview_wanted.connect(self._preview)
        page.restore_wanted.connect(self._restore)
        return page

    def open(self) -> None:
        """Show the page, unless a form does not agree."""
        self._stage.leave(self._open)

    def begin(self) -> None:
        """See how it stands after the vault was opened, and do what is due."""
        self._office.ask(
            lambda desk: backup_desk.note_restored(desk, self._folder),
            lambda _: self._ask(self._found, self._begun),
            otherwise=self._tell,
        )

    def look_at_the_clock(self) -> None:
        """Make a backup when a day has passed, and rehearse when a month has."""
        if self._overview is None or not self._office.is_open:
            return
        facts, now = self._overview.facts, dates.now()
        if is_due(facts.made, now) or rehearsal_is_due(facts.rehearsal, now):
            work = partial(backup_desk.daily, now=now, report=self._report)
            self._run(work, lambda _: None, self.tr("Making a backup…"))

    def forget(self) -> None:
        """Show nothing, until the vault is open again."""
        self._overview = None
        if "page" in vars(self):
            self.page.forget()

    def _open(self) -> None:
        self._stage.enter(self.page)
        self.page.let_restore(allowed=self._office.may(RESTORE))
        self._ask(self._looked, self._show)

    def _found(self, vault: Vault) -> Overview | None:
        # A vault on a server is backed up there.
        return self._looked(vault) if backup_desk.is_backed_up_here(vault) else None

    def _begun(self, overview: Overview | None) -> None:
        if overview is not None:
            self._show(overview)
            self.look_at_the_clock()

    def _looked(self, _: Vault) -> Overview:
        return backup_desk.look(self._folder, dates.now())

    def _show(self, overview: Overview) -> None:
        self._overview = overview
        phrases = self._office.phrases
        self.status_changed.emit(*status(overview.facts, overview.now, phrases))
        if "page" in vars(self):
            self.page.show_overview(overview, standing(overview.facts, overview.now, phrases))

    def _make(self) -> None:
        work = partial(backup_desk.made_now, now=dates.now(), report=self._report)
        done = self.tr("The backup is made, opened again and checked.")
        self._run(work, lambda _: self.page.show_done(done), self.tr("Making a backup…"))

    def _test(self) -> None:
        work = partial(backup_desk.tested_now, now=dates.now(), report=self._report)
        done = self.tr("The newest backup was put back in a trial: all is well.")
        self._run(work, lambda _: self.page.show_done(done), self.tr("Testing the backup…"))

    def _set_place(self, place: Path | None) -> None:
        def choose(vault: Vault) -> None:
            choose_second_place(self._folder, place)
            if place is not None:
                backup_desk.made_now(vault, dates.now(), self._report)

        self._run(choose, lambda _: None, self.tr("Copying to the second place…"))

    def _look_in(self, folder: Path) -> None:
        self._ask(lambda _: backup_desk.look_in(folder, dates.now()), self._show_other)

    def _show_other(self, found: Overview) -> None:
        if self._overview is not None:
            facts = self._overview.facts
            lines = standing(facts, self._overview.now, self._office.phrases)
            self.page.show_overview(found, lines)

    def _preview(self, entry: Entry, passphrase: str) -> None:
        folder, report = entry.backup.folder, self._report
        self._ask(
            lambda vault: backup_desk.previewed(vault, folder, passphrase, report),
            self._previewed,
            self.tr("Checking the backup…"),
        )

    def _previewed(self, found: Preview) -> None:
        phrases = self._office.phrases
        self.page.show_changes(changes(found.differences, found.let_in, found.shut_out, phrases))

    def _restore(self, entry: Entry, passphrase: str) -> None:
        if self._office.may(RESTORE):
            self.restore_wanted.emit(entry.backup.folder, passphrase)

    def _run(
        self, work: Callable[[Vault], Result], then: Callable[[Result], object], doing: str
    ) -> None:
        """Do something that changes how it stands, and show that in either case."""

        def done(result: Result) -> None:
            then(result)
            self._ask(self._looked, self._show)

        def refused(error: CaseworkError) -> None:
            self._tell(error)
            self._ask(self._looked, self._show)

        self._office.use_vault(work, done, otherwise=refused, doing=doing)

    def _ask(
        self, query: Callable[[Vault], Result], then: Callable[[Result], object], doing: str = ""
    ) -> None:
        self._office.use_vault(query, then, otherwise=self._tell, doing=doing)

    def _tell(self, error: CaseworkError) -> None:
        # On the start page it is told by the line that says how it stands.
        if "page" in vars(self):
            tell_problem(self.page, error, self._office.phrases)


class RescueFlow(QObject):
    """Puts a backup back when the vault is not open, in a window of its own."""

    done = Signal(str)

    def __init__(
        self, jobs: Jobs, phrases: Phrases, folder: Path, choose_folder: ChooseFolder
    ) -> None:
        super().__init__()
        self._jobs = jobs
        self._phrases = phrases
        self._folder = folder
        self.page = BackupsPage(phrases, choose_folder, folder, locked=True)
        self.page.setWindowTitle(self.tr("Put a backup back"))
        self.page.resize(860, 640)
        self.page.back.connect(self.page.close)
        self.page.folder_wanted.connect(self._look_in)
        self.page.preview_wanted.connect(self._preview)
        self.page.restore_wanted.connect(self._restore)

    def begin(self) -> None:
        """Show the backups of the vault in the folder."""
        self._run(partial(backup_desk.look, self._folder, dates.now()), self._show)
        self.page.show()
        self.page.activateWindow()

    def _look_in(self, folder: Path) -> None:
        self._run(partial(backup_desk.look_in, folder, dates.now()), self._show)

    def _show(self, found: Overview) -> None:
        self.page.show_overview(found, ())

    def _preview(self, entry: Entry, passphrase: str) -> None:
        work = partial(
            backup_desk.previewed_closed,
            self._folder,
            entry.backup.folder,
            passphrase,
            self._jobs.report,
        )
        self._run(work, self._previewed)

    def _previewed(self, found: Preview) -> None:
        self.page.show_changes(contents(found.differences, self._phrases))

    def _restore(self, entry: Entry, passphrase: str) -> None:
        work = partial(
            backup_desk.put_back_closed,
            self._folder,
            entry.backup.folder,
            passphrase,
            dates.now(),
        )
        self._run(work, self._restored)

    def _restored(self, _: None) -> None:
        self.page.close()
        self.page.forget()
        self.done.emit(put_back_words())

    def _run(self, work: Callable[[], Result], then: Callable[[Result], object]) -> None:
        self._jobs.run(
            work, then, otherwise=lambda error: tell_problem(self.page, error, self._phrases)
        )


def put_back_words() -> str:
    """Say that a backup was put back, and what to do now."""
    return QCoreApplication.translate(
        "BackupFlow",
        "The backup is in the place of the vault. Unlock with the passphrase of that time.",
    )


def tell_problem(page: BackupsPage, error: CaseworkError, phrases: Phrases) -> None:
    """Say what is the matter, and ask for the passphrase when that is what is missing."""
    sentence = sentence_for(error, phrases)
    other_key = isinstance(error, BackupError) and error.reason == "other_key"
    if other_key or (isinstance(error, StorageError) and error.reason in WRONG_GUESSES):
        page.ask_passphrase(sentence)
    else:
        page.show_problem(sentence)
