"""Everyone in the vault, found while typing, with their files."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.clients import Client
from casework.countries import Countries
from casework.phrases import Phrases
from desktop.models.client_table import ClientColumn, ClientTable
from desktop.reading import ClientFolder
from desktop.views.client_card import ClientCard
from desktop.views.parts import WIDE_GAP, button, label
from desktop.views.search_field import SearchField
from desktop.views.table import Table


class ClientsPage(QWidget):
    """Shows people; Enter goes to their files, the buttons change or add."""

    opened = Signal(object)
    client_wanted = Signal()
    edit_wanted = Signal(object)
    file_wanted = Signal(object)
    access_wanted = Signal()

    def __init__(
        self, phrases: Phrases, countries: Countries, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folders: tuple[ClientFolder, ...] = ()
        self._wanted: UUID | None = None
        self.title = label(self.tr("Clients"), "title")
        self.summary = label()
        self.search = SearchField()
        self.new_client = button(self.tr("New client"), primary=True)
        self.ask_access = button(self.tr("See a file of somebody else…"))
        self.ask_access.hide()
        self.model = ClientTable(self)
        self.table = Table(self.tr("Clients"), self.model)
        self.table.stretch(ClientColumn.NAME)
        self.card = ClientCard(phrases, countries)

        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self.focus_table)
        self.new_client.clicked.connect(self.client_wanted)
        self.ask_access.clicked.connect(self.access_wanted)
        self.table.chosen.connect(self._show_card)
        self.table.opened.connect(self.card.focus_files)
        self.card.opened.connect(self.opened)
        self.card.edit_wanted.connect(self.edit_wanted)
        self.card.file_wanted.connect(self.file_wanted)

        self._assemble()
        self.setFocusProxy(self.table)
        self._show_card(None)

    def show_rights(self, *, may_ask_access: bool) -> None:
        """Offer to look into a file of somebody else, to who does not see all of them anyway."""
        self.ask_access.setVisible(may_ask_access)

    def show_folders(self, folders: Sequence[ClientFolder]) -> None:
        """Replace the list; who was chosen stays chosen."""
        client = self.chosen_client()
        wanted, self._wanted = self._wanted or (client.id if client else None), None
        self._folders = tuple(folders)
        self.model.show(folders)
        self.table.fit()
        self._find(self.search.text())
        self.choose(wanted)

    def chosen_client(self) -> Client | None:
        """Return who is chosen."""
        return self.card.folder.client if self.card.folder else None

    def go_to(self, client_id: UUID) -> None:
        """Choose a person, now or as soon as the list has them."""
        self._wanted = client_id
        self.search.clear()
        self.choose(client_id)

    def choose(self, client_id: UUID | None) -> None:
        """Choose a person; the first of the list when they are not in it."""
        proxy = self.table.proxy
        ids = [proxy.value(row).client.id for row in range(proxy.rowCount())]
        if ids:
            self.table.choose_row(ids.index(client_id) if client_id in ids else 0)
        else:
            self._show_card(None)

    def forget(self) -> None:
        """Show nothing of anyone; what was looked for stays."""
        self._folders = ()
        self.model.show(())
        self._show_card(None)

    def focus_table(self) -> None:
        """Go to the list."""
        self.table.setFocus()

    def _find(self, text: str) -> None:
        self.table.proxy.find(text)
        found = self.table.proxy.rowCount()
        if not self._folders:
            self.summary.setText(self.tr("There is no one here yet. Register the first client."))
        elif text.strip() and not found:
            self.summary.setText(self.tr("No one has this name or number. Try fewer letters."))
        else:
            self.summary.setText(self.tr("%n client(s).", "", found))
        if found and self.table.value() is None:
            self.table.choose_row(0)
        elif not found:
            self._show_card(None)

    def _show_card(self, folder: ClientFolder | None) -> None:
        self.card.show_folder(folder)

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.search)
        top.addWidget(self.ask_access)
        top.addWidget(self.new_client)
        both = QHBoxLayout()
        both.setSpacing(WIDE_GAP)
        both.addWidget(self.table, 5)
        both.addWidget(self.card, 6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addLayout(both, 1)
