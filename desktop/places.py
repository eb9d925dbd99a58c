"""The places of the rail: made once, filled from the vault when one looks at them."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework import doings
from casework.access import count_accesses_to_see
from casework.casefile import CaseFile
from casework.counts import Counts
from casework.errors import CaseworkError
from casework.retention import change_keep_months
from casework.rights import FILES, VOLUNTEERS
from casework.storage import Office as Letterhead
from desktop.file_choice import documents_folder
from desktop.office import Office
from desktop.reading import Agenda, LetterToPost
from desktop.rule_library import library
from desktop.texts import sentence_for
from desktop.views.clients_page import ClientsPage
from desktop.views.letters_page import LettersPage
from desktop.views.overview_page import PDF, Choose, OverviewPage
from desktop.views.rules_page import RulesPage
from desktop.views.settings_page import SettingsPage
from desktop.views.stage import Stage
from desktop.views.worklist_page import WorklistPage
from documents.overview_pdf import overview_pdf
from documents.overview_xlsx import overview_xlsx

TODAY = "vandaag"
CLIENTS = "clienten"
LETTERS = "brieven"
OVERVIEW = "overzicht"
RULES = "regels"
CALCULATOR = "rekenen"
SETTINGS = "instellingen"
PLACES = (TODAY, CLIENTS, LETTERS, OVERVIEW, RULES, CALCULATOR, SETTINGS)


class Places(QObject):
    """Loads what is in sight at once, and the rest when one goes there."""

    done = Signal(str)
    letter_opened = Signal(object)
    rules_made = Signal(object)

    def __init__(self, office: Office, stage: Stage, vault_folder: Path, choose: Choose) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self.agenda = Agenda((), 0)
        phrases = office.phrases
        self.today = WorklistPage(phrases)
        self.clients = ClientsPage(phrases, office.resources.countries)
        self.letters = LettersPage(phrases, office.today)
        self.overview = OverviewPage(phrases, choose, documents_folder())
        self.settings = SettingsPage(vault_folder)
        self._load: dict[str, Callable[[], None]] = {
            TODAY: self._load_agenda,
            CLIENTS: lambda: office.folders(self.clients.show_folders),
            LETTERS: self._load_letters,
            OVERVIEW: self._load_overview,
            RULES: self._load_rules,
            SETTINGS: lambda: office.letterhead(self.settings.show_letterhead),
        }
        self._stale = set(self._load)
        self._may_change_rules = True
        self.pages: dict[str, QWidget] = {
            TODAY: self.today,
            CLIENTS: self.clients,
            LETTERS: self.letters,
            OVERVIEW: self.overview,
            SETTINGS: self.settings,
        }
        for name, page in self.pages.items():
            stage.add_place(name, page)

        stage.add_place_later(RULES, lambda: self.rules)

        self.letters.opened.connect(self._open_letter)
        self.letters.posted.connect(self._post)
        self.overview.export_wanted.connect(self._export)
        self.settings.submitted.connect(self._change_letterhead)
        self.settings.keeping.chosen.connect(self._change_keeping)
        stage.place_shown.connect(self._freshen)
        office.changed.connect(self._age)
        office.day_changed.connect(self._age)

    @cached_property
    def rules(self) -> RulesPage:
        """The rule library; made when one first goes there, so that the window opens at once."""
        page = RulesPage(self._office.phrases)
        page.show_rights(may_change=self._may_change_rules)
        self.pages[RULES] = page
        self.rules_made.emit(page)
        return page

    def show_rules_rights(self, *, may_change: bool) -> None:
        """Offer to change rules, or only to read them, when one goes there."""
        self._may_change_rules = may_change
        if "rules" in vars(self):
            self.rules.show_rights(may_change=may_change)

    def forget(self) -> None:
        """Show nothing of anyone, until the vault is open again."""
        self.agenda = Agenda((), 0)
        self._stale = set(self._load)
        self.today.forget()
        self.clients.forget()
        self.letters.forget()
        self.overview.forget()
        if "rules" in vars(self):
            self.rules.forget()

    def open_settings(self, field: str) -> None:
        """Show the settings as a page that leads back to where one was."""
        self._office.letterhead(self.settings.show_letterhead)
        self._stage.enter(self.settings)
        self.settings.go_to(field)

    def _age(self) -> None:
        self._stale = set(self._load)
        if self._stage.currentWidget() in self.pages.values():
            self._freshen(self._stage.place)

    def _freshen(self, place: str) -> None:
        if place in self._stale:
            self._stale.discard(place)
            self._load[place]()

    def _load_agenda(self) -> None:
        self._stale -= {TODAY, OVERVIEW}
        self._office.agenda(self._show_agenda)
        if self._office.may(VOLUNTEERS):
            self._office.ask(count_accesses_to_see, self.today.show_accesses)

    def _load_overview(self) -> None:
        if self._office.may(FILES):
            self._load_agenda()
        else:
            self._office.counts(self._show_counts)

    def _show_counts(self, counts: Counts) -> None:
        self.overview.show_counts(counts, self._office.today)

    def _show_agenda(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.today.show_items(agenda.items, agenda.unposted, self._office.today)
        self.overview.show_items(agenda.items, self._office.today)

    def _load_letters(self) -> None:
        self._office.letters_to_post(
            lambda letters: self.letters.show_letters(letters, self._office.today)
        )

    def _load_rules(self) -> None:
        in_use, today = self._office.in_use, self._office.today
        if in_use is not None:
            self._office.ask(
                lambda vault: library(vault, in_use, today),
                lambda entries: self.rules.show_entries(entries, in_use),
            )

    def _open_letter(self, waiting: LetterToPost) -> None:
        self.letter_opened.emit(waiting.letter.id)

    def _post(self, letter_id: UUID, day: date) -> None:
        self._office.post_letter(
            letter_id, day, self._posted, partial(self._tell, self.letters.show_problem)
        )

    def _posted(self, case_file: CaseFile) -> None:
        self.done.emit(
            self.tr("The letter of file {number} is on the post.").format(number=case_file.number)
        )

    def _export(self, ending: str, path: Path) -> None:
        items, today = self.agenda.items, self._office.today
        reason = self.overview.reason.text().strip()
        phrases, fonts = self._office.phrases, self._office.resources.fonts
        content = (
            partial(overview_pdf, items, today, phrases, fonts)
            if ending == PDF
            else partial(overview_xlsx, items, today, phrases)
        )
        self._office.save_file(
            path,
            content,
            self.overview.show_written,
            partial(self._tell, self.overview.show_problem),
            lambda desk: doings.exported_overview(desk, ending, len(items), reason),
        )

    def _change_letterhead(self, letterhead: Letterhead) -> None:
        self._office.change_letterhead(letterhead, self._letterhead_changed)

    def _letterhead_changed(self, letterhead: Letterhead) -> None:
        self.settings.show_stored(letterhead)
        if self._stage.place != SETTINGS:
            self._stage.back_now()
        self.done.emit(self.tr("The sender of the letters is saved."))

    def _change_keeping(self, months: int) -> None:
        self._office.store(
            lambda desk: change_keep_months(desk, months),
            lambda _: self.done.emit(self.tr("How long closed files are kept is saved.")),
            None,
        )

    def _tell(self, show: Callable[[str], object], error: CaseworkError) -> None:
        show(sentence_for(error, self._office.phrases))
