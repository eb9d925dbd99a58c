"""Where every button leads: from one page to the other, and back."""

import re
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from casework.casefile import CaseFile
from casework.clients import Client
from casework.worklist import WorklistItem
from desktop import places
from desktop.access_flow import AccessFlow
from desktop.calculator_flow import CalculatorFlow
from desktop.client_flow import ClientFlow
from desktop.file_choice import chosen_file, existing_file
from desktop.file_flow import FileFlow
from desktop.letter_flow import LetterFlow
from desktop.letterhead_flow import LetterheadFlow
from desktop.office import Office
from desktop.places import Places
from desktop.printer_choice import ChoosePrinter
from desktop.rule_flow import ChooseExisting, RuleFlow
from desktop.template_flow import TemplateFlow
from desktop.views.clients_page import ClientsPage
from desktop.views.history_panel import HistoryPage
from desktop.views.overview_page import Choose
from desktop.views.rules_page import RulesPage
from desktop.views.stage import Stage
from desktop.views.worklist_page import WorklistPage
from desktop.volunteer_flow import VolunteerFlow

_FAMILY_FIELD = re.compile(r"family\[(\d+)\]\.(.+)")


class Routes(QObject):
    """Connects the places, the clients, the files, the letters and the rules."""

    done = Signal(str)

    def __init__(
        self,
        office: Office,
        stage: Stage,
        shown: Places,
        choose_printer: ChoosePrinter,
        choose_file: Choose = chosen_file,
        choose_existing: ChooseExisting = existing_file,
    ) -> None:
        super().__init__(stage)
        self._stage = stage
        self._places = shown
        self.clients = ClientFlow(office, stage)
        self.files = FileFlow(office, stage)
        self.templates = TemplateFlow(office, stage)
        self.letters = LetterFlow(office, stage, choose_printer)
        self.letterhead = LetterheadFlow(
            office, stage, choose_printer, choose_file, choose_existing
        )
        self.calculator = CalculatorFlow(office, choose_file, choose_printer, self)
        stage.add_place_later(places.CALCULATOR, self._made_calculator)
        self.rules = RuleFlow(office, stage, shown, choose_file, choose_existing)
        self.volunteers = VolunteerFlow(office, stage, choose_printer, choose_file)
        self.access = AccessFlow(office, stage)

        self._connect_places(shown)
        self._connect_flows()

    def search(self) -> None:
        """Go to where one types what to look for; in a page without a list, to the clients."""
        page = self._stage.currentWidget()
        if isinstance(page, WorklistPage | ClientsPage | RulesPage | HistoryPage):
            page.search.begin()
        else:
            self._stage.leave(self._search_clients)

    def new_client(self) -> None:
        """Ask for a new client, when the form that is open agrees."""
        self._stage.leave(self.clients.new)

    def new_file(self) -> None:
        """Ask for a new file of the client in sight; without one, go and choose."""
        self._stage.leave(self._new_file)

    def _made_calculator(self) -> QWidget:
        self._places.pages[places.CALCULATOR] = self.calculator.page
        return self.calculator.page

    def _connect_places(self, shown: Places) -> None:
        shown.today.opened.connect(lambda item: self.files.open(item.case_file.id))
        shown.today.step_wanted.connect(self._take_step)
        shown.today.client_wanted.connect(self.clients.new)
        shown.clients.opened.connect(lambda case_file: self.files.open(case_file.id))
        shown.clients.client_wanted.connect(self.clients.new)
        shown.clients.edit_wanted.connect(self.clients.edit)
        shown.clients.file_wanted.connect(self.files.new)
        shown.clients.access_wanted.connect(self.access.ask)
        shown.today.accesses_wanted.connect(self.volunteers.open)
        shown.settings.volunteers_wanted.connect(self.volunteers.open)
        shown.settings.passphrase_wanted.connect(self.volunteers.change_own_passphrase)
        shown.letter_opened.connect(self.letters.open)
        shown.done.connect(self.done)
        shown.settings.pictures_wanted.connect(self.letterhead.open)
        shown.settings.templates_wanted.connect(self.templates.open)

    def _connect_flows(self) -> None:
        self.access.opened.connect(self.files.open)
        for flow in (
            self.clients,
            self.files,
            self.letters,
            self.letterhead,
            self.templates,
            self.rules,
        ):
            flow.done.connect(self.done)
        self.volunteers.done.connect(self.done)
        self.access.done.connect(self.done)
        self.clients.saved.connect(self._client_saved)
        self.clients.existing_wanted.connect(self._show_client)
        self.files.client_edit_wanted.connect(self.clients.edit)
        self.files.new_person_wanted.connect(self.clients.new)
        self.files.letter_wanted.connect(self.letters.make)
        self.files.letter_opened.connect(self.letters.open)
        self.letters.field_wanted.connect(self._go_to_field)
        self.letters.checklist.event_wanted.connect(self.files.open_for_event)

    def _search_clients(self) -> None:
        self._stage.go_now(places.CLIENTS)
        self._places.clients.search.begin()

    def _new_file(self) -> None:
        client = self.files.client_in_sight()
        if client is None and self._stage.currentWidget() is self._places.clients:
            client = self._places.clients.chosen_client()
        if client is None:
            self._search_clients()
        else:
            self.files.new(client)

    def _take_step(self, item: WorklistItem) -> None:
        case_file = item.case_file
        if item.next_step == "ingebrekestelling_opstellen":
            self.letters.make(case_file.id, _notice_for(case_file))
        elif item.next_step == "gegevens_aanvullen":
            self.files.edit_of(case_file.id)
        elif item.next_step == "brief_posten":
            self._stage.go_now(places.LETTERS)
            self._places.letters.choose(case_file.id)
        else:
            self.files.open(case_file.id)

    def _client_saved(self, client: Client) -> None:
        if self._stage.currentWidget() is self.files.form:
            self.files.person_added(client)
        elif self._stage.currentWidget() in {self._places.today, self._places.clients}:
            self._show_client(client.id)

    def _show_client(self, client_id: UUID) -> None:
        self._stage.go_now(places.CLIENTS)
        self._places.clients.go_to(client_id)

    def _go_to_field(self, case_id: UUID, field: str) -> None:
        of_family = _FAMILY_FIELD.fullmatch(field)
        where, _, name = field.partition(".")
        if of_family:
            self.files.edit_family_of(case_id, int(of_family[1]), of_family[2])
        elif where == "office":
            self._places.open_settings(name)
        elif where == "client":
            self.files.edit_client_of(case_id, name)
        else:
            self.files.edit_of(case_id, name)


def _notice_for(case_file: CaseFile) -> str:
    return f"ingebrekestelling_{case_file.procedure}"
