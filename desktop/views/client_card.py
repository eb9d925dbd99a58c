"""One person at a glance: who they are, how to reach them, and their files."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casework.clients import Client
from casework.countries import Countries
from casework.phrases import Phrases
from desktop.models.client_table import FileColumn, FileTable
from desktop.reading import ClientFolder
from desktop.views.date_field import birth_text
from desktop.views.parts import GAP, WIDE_GAP, Card, button, isolated, label, side_by_side
from desktop.views.table import Table
from desktop.views.v_nummer import VNummerLabel

_LABEL_WIDTH = 130


class ClientCard(Card):
    """Shows one person, or says that nobody is chosen."""

    opened = Signal(object)
    edit_wanted = Signal(object)
    file_wanted = Signal(object)
    agreements_wanted = Signal(object)
    copy_wanted = Signal(object)
    erase_wanted = Signal(object)

    def __init__(
        self, phrases: Phrases, countries: Countries, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.folder: ClientFolder | None = None
        self._countries = countries
        self.name = label("", "title", selectable=True)
        self.edit = button(self.tr("Change"))
        self.v_nummer = VNummerLabel()
        self.copy = button(self.tr("Copy V-number"), quiet=True)
        self.new_file = button(self.tr("New file"))
        self.agreements = button(self.tr("Consent and authorisation…"))
        self.copy_all = button(self.tr("Copy of everything…"), quiet=True)
        self.erase = button(self.tr("Erase…"), quiet=True)
        self.show_rights(may_see_all=False, may_erase=False)
        self.copy.setToolTip(self.tr("The clipboard is emptied after a minute."))
        self.facts = {name: label("", selectable=True) for name in self._names()}
        self.nobody = label(self.tr("Choose a client in the list."), "muted")
        self._inside = QWidget()
        self.files_title = label(self.tr("Files"), "heading")
        self.no_files = label(self.tr("There is no file yet. Begin with “New file”."), "muted")
        self.model = FileTable(phrases, self)
        self.files = Table(self.tr("Files"), self.model)
        self.files.stretch(FileColumn.HANDLER)

        self.edit.clicked.connect(lambda: self._tell(self.edit_wanted))
        self.new_file.clicked.connect(lambda: self._tell(self.file_wanted))
        self.copy.clicked.connect(self._copy)
        self.agreements.clicked.connect(lambda: self._tell(self.agreements_wanted))
        self.copy_all.clicked.connect(lambda: self._tell(self.copy_wanted))
        self.erase.clicked.connect(lambda: self._tell(self.erase_wanted))
        self.files.opened.connect(self.opened)

        self._assemble()

    def show_folder(self, folder: ClientFolder | None) -> None:
        """Show a person with their files; nobody when there is none."""
        self.folder = folder
        self._inside.setVisible(folder is not None)
        self.nobody.setVisible(folder is None)
        if folder is None:
            self.model.show(())
            return
        client = folder.client
        self.name.setText(isolated(client.name))
        for name, text in self._facts_of(client).items():
            self.facts[name].setText(text or self.tr("not filled in"))
        self.v_nummer.show_number(client.v_nummer)
        self.copy.setVisible(bool(client.v_nummer))
        self.model.show(folder.files)
        self.files.setVisible(bool(folder.files))
        self.no_files.setVisible(not folder.files)
        self.files.fit()
        self.files.hug()

    def show_rights(self, *, may_see_all: bool, may_erase: bool) -> None:
        """Offer a copy only to who sees all of it, and erasing only to who may."""
        self.copy_all.setVisible(may_see_all)
        self.erase.setVisible(may_erase)

    def focus_files(self) -> None:
        """Go to the files; to the button for a new one when there are none."""
        if self.folder is not None and self.folder.files:
            self.files.choose_row(0)
            self.files.setFocus()
        else:
            self.new_file.setFocus()

    def _facts_of(self, client: Client) -> dict[str, str]:
        return {
            "birth": birth_text(client.birth) if client.birth else "",
            "nationality": self._countries.name_of(client.nationality),
            "address": isolated(", ".join(client.address.lines)),
            "phone": client.phone,
            "email": client.email,
        }

    def _names(self) -> dict[str, str]:
        return {
            "birth": self.tr("Born"),
            "nationality": self.tr("Nationality"),
            "address": self.tr("Address"),
            "phone": self.tr("Phone"),
            "email": self.tr("E-mail"),
        }

    def _tell(self, signal: SignalInstance) -> None:
        if self.folder is not None:
            signal.emit(self.folder.client)

    def _copy(self) -> None:
        if self.folder is not None:
            QGuiApplication.clipboard().setText(self.folder.client.v_nummer)

    def _assemble(self) -> None:
        numbers = QHBoxLayout()
        numbers.addWidget(self.v_nummer)
        numbers.addWidget(self.copy)
        numbers.addStretch()
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        top.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE_GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, (name, words) in enumerate(self._names().items()):
            grid.addWidget(label(words, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.facts[name], row, 1)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        files = QHBoxLayout()
        files.addWidget(self.files_title, 1)
        files.addWidget(self.new_file)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GAP)
        inside.addLayout(top)
        inside.addLayout(numbers)
        inside.addLayout(grid)
        inside.addSpacing(GAP)
        inside.addLayout(files)
        inside.addWidget(self.no_files)
        inside.addWidget(self.files, 1)
        duties = side_by_side(self.agreements, self.copy_all, self.erase)
        duties.addStretch()
        inside.addStretch()
        inside.addLayout(duties)
        self.column.addWidget(self.nobody)
        self.column.addWidget(self._inside, 1)
