"""The one window: the places at the left, a page at the right, and what was done above it."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from casework.rights import FILES, JOURNAL
from desktop import places, role
from desktop.backup_flow import BackupFlow
from desktop.duties_flow import DutiesFlow
from desktop.erasing_flow import ErasingFlow
from desktop.file_choice import chosen_file, chosen_folder, existing_file
from desktop.history_flow import HistoryFlow
from desktop.jobs import Jobs
from desktop.office import Office
from desktop.places import Places
from desktop.printer_choice import ChoosePrinter, chosen_printer
from desktop.routes import Routes
from desktop.rule_flow import ChooseExisting
from desktop.settings import WindowMemory
from desktop.views.backups_page import ChooseFolder
from desktop.views.busy_line import BusyLine
from desktop.views.message_bar import MessageBar
from desktop.views.overview_page import Choose
from desktop.views.parts import WIDE_GAP
from desktop.views.rail import Rail
from desktop.views.shortcuts_page import ShortcutsPage
from desktop.views.stage import Stage
from desktop.views.table import Table

_SIZE = (1280, 800)
_SMALLEST = (960, 600)
_NAME = "main"


class Choosers(NamedTuple):
    """How the user chooses a file and a printer; tests choose by themselves."""

    file: Choose = chosen_file
    printer: ChoosePrinter = chosen_printer
    existing: ChooseExisting = existing_file
    folder: ChooseFolder = chosen_folder


class MainWindow(QMainWindow):
    """Puts the parts together; where a button leads is told in `routes`."""

    lock_wanted = Signal()

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        memory: WindowMemory,
        vault_folder: Path,
        choosers: Choosers,
        *,
        demo: bool = False,
    ) -> None:
        super().__init__()
        self.office = office
        self.vault_folder = vault_folder
        self._memory = memory
        self._may_close = False
        self.setWindowTitle(self.tr("Termijnwacht DEMO") if demo else self.tr("Termijnwacht"))
        self.stage = Stage()
        self.places = Places(office, self.stage, vault_folder, choosers.file)
        self.routes = Routes(
            office, self.stage, self.places, choosers.printer, choosers.file, choosers.existing
        )
        self.backups = BackupFlow(office, self.stage, vault_folder, jobs.report, choosers.folder)
        self.duties = DutiesFlow(office, self.stage, choosers.file)
        self.erasing = ErasingFlow(office, self.stage, jobs.report)
        self.history = HistoryFlow(office, self.stage, jobs.report)
        self.message = MessageBar()
        self.busy = BusyLine()
        self.rail = Rail(self._place_names(), self.busy, demo=demo)

        self.rail.wanted.connect(self.stage.go)
        office.opened.connect(self._fit_to_role)
        self.routes.volunteers.lock_wanted.connect(self.lock_wanted)
        self.rail.lock_wanted.connect(self.lock_wanted)
        self.rail.keys_wanted.connect(self._show_keys)
        self.stage.place_shown.connect(self.rail.show_place)
        self.routes.done.connect(self.message.show_done)
        self.backups.status_changed.connect(self.places.today.show_backups)
        self.places.today.backups_wanted.connect(self.backups.open)
        self.places.settings.backups_wanted.connect(self.backups.open)
        self.places.settings.check_wanted.connect(self.history.check)
        self.places.settings.journal_wanted.connect(self.history.open_journal)
        self.routes.files.history_wanted.connect(self.history.open_file)
        self._connect_duties()
        office.opened.connect(lambda: self.places.settings.journal.setVisible(office.may(JOURNAL)))
        jobs.started.connect(self.busy.begin)
        jobs.progressed.connect(self.busy.advance)
        jobs.idle.connect(self.busy.end)

        self._assemble()
        self._add_shortcuts()
        self.resize(*_SIZE)
        self.setMinimumSize(*_SMALLEST)
        memory.restore_window(_NAME, self)
        for name, table in self._tables().items():
            table.restore(memory, name)
        self.stage.go_now(places.TODAY)

    @cached_property
    def keys(self) -> ShortcutsPage:
        """The list of keys; made when it is first needed."""
        page = ShortcutsPage()
        self.stage.add_page(page)
        page.back.connect(self.stage.back)
        return page

    def show_problem(self, sentence: str) -> None:
        """Say what went wrong, without taking anything from the user."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Empty the lists; what was typed stays: in a form, in a search, in the calculator."""
        self.message.hide()
        self.places.forget()
        self.routes.rules.forget()
        self.routes.volunteers.forget()
        self.backups.forget()
        self.duties.forget()
        self.erasing.forget()
        self.history.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.stage.back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        # A form with something typed asks first, and closes the window when it may go.
        if not self._may_close:
            event.ignore()
            self.stage.leave(self._close_soon)
            return
        self._memory.keep_window(_NAME, self)
        for name, table in self._tables().items():
            self._memory.keep_columns(name, table.horizontalHeader())
        event.accept()

    def _fit_to_role(self) -> None:
        role.fit(self.office, self.rail, self.places)
        offered = role.places_for(self.office)
        if offered and self.stage.place not in offered:
            self.stage.go_now(offered[0])

    def _go(self, place: str) -> None:
        if place in role.places_for(self.office):
            self.stage.go(place)

    def _with_files(self, action: Callable[[], object]) -> None:
        if self.office.may(FILES):
            action()

    def _connect_duties(self) -> None:
        self.duties.done.connect(self.message.show_done)
        self.erasing.to_review.connect(self.places.today.show_review)
        self.places.today.review_wanted.connect(self.erasing.open_retention)
        self.places.settings.keeping.review_wanted.connect(self.erasing.open_retention)
        self.places.settings.keeping.chosen.connect(lambda _: self.erasing.count())
        card = self.places.clients.card
        card.agreements_wanted.connect(self.duties.open_agreements)
        card.copy_wanted.connect(self.duties.open_copy)
        card.erase_wanted.connect(lambda client: self.erasing.open_erasing(client.id))
        self.routes.files.agreements_wanted.connect(self.duties.open_agreements)
        self.routes.letters.agreements_wanted.connect(self.duties.open_agreements_of)

    def _close_soon(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)

    def _tables(self) -> dict[str, Table]:
        return {
            "worklist": self.places.today.table,
            "clients": self.places.clients.table,
            "letters": self.places.letters.table,
        }

    def _place_names(self) -> dict[str, str]:
        return {
            places.TODAY: self.tr("Today"),
            places.CLIENTS: self.tr("Clients"),
            places.LETTERS: self.tr("Letters"),
            places.OVERVIEW: self.tr("Overview"),
            places.RULES: self.tr("Rules"),
            places.CALCULATOR: self.tr("Calculator"),
            places.SETTINGS: self.tr("Settings"),
        }

    def _add_shortcuts(self) -> None:
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+K": partial(self._with_files, self.routes.search),
            "Ctrl+N": partial(self._with_files, self.routes.new_client),
            "Ctrl+Shift+N": partial(self._with_files, self.routes.new_file),
            "Ctrl+L": self.lock_wanted.emit,
            "F1": self._show_keys,
        }
        for number, place in enumerate(places.PLACES, start=1):
            keys[f"Ctrl+{number}"] = partial(self._go, place)
        for key, action in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(action)

    def _show_keys(self) -> None:
        if self.stage.currentWidget() is not self.keys:
            self.stage.leave(lambda: self.stage.enter(self.keys))

    def _assemble(self) -> None:
        bar = QVBoxLayout()
        bar.setContentsMargins(WIDE_GAP, 0, WIDE_GAP, 0)
        bar.addWidget(self.message)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(bar)
        right.addWidget(self.stage, 1)
        whole = QWidget()
        layout = QHBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(right, 1)
        self.setCentralWidget(whole)
