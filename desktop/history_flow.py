"""The journal in the window, and the check of the whole vault."""

from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QObject

from casework.check_words import report
from casework.checks import Checked
from casework.desk import Desk, Vault
from casework.history import History, history_of_file, whole_journal
from db.check import Files, Report, check
from db.storage import SqlStorage
from desktop.office import Office
from desktop.views.check_page import CheckPage
from desktop.views.history_panel import HistoryPage
from desktop.views.stage import Stage


class HistoryFlow(QObject):
    """Shows the history of a file, the whole journal, and what a check found."""

    def __init__(self, office: Office, stage: Stage, report: Report) -> None:
        super().__init__(stage)
        self._office = office
        self._stage = stage
        self._report = report

    @cached_property
    def page(self) -> HistoryPage:
        """The page with lines; made when it is first needed."""
        page = HistoryPage(self._office.phrases)
        self._stage.add_page(page)
        page.earlier_wanted.connect(self._add_earlier)
        page.back.connect(self._stage.back)
        return page

    @cached_property
    def check_page(self) -> CheckPage:
        """The page with what was found; made when it is first needed."""
        page = CheckPage()
        self._stage.add_page(page)
        page.again_wanted.connect(self.check)
        page.back.connect(self._stage.back)
        return page

    def open_file(self, case_id: UUID) -> None:
        """Show what was done with a file."""
        hint = self.tr("Also what was done with the client and the letters of this file.")

        def show(history: History) -> None:
            number = history.names.get(case_id.hex, "")
            self._show(self.tr("History of file {number}").format(number=number), hint, history)

        self._office.ask(lambda desk: history_of_file(desk, case_id), show)

    def open_journal(self) -> None:
        """Show what was done in the whole office."""
        hint = self.tr("Everything that was done, the newest first. Lines cannot be changed.")
        self._office.ask(whole_journal, partial(self._show, self.tr("Journal"), hint))

    def check(self) -> None:
        """Check the whole vault, and show what was found."""
        shipped = self._office.resources.rule_files
        self._office.use_vault(
            lambda vault: _checked(vault, shipped, self._report),
            self._show_check,
            doing=self.tr("Checking the vault…"),
        )

    def forget(self) -> None:
        """Show nothing of anyone."""
        if "page" in vars(self):
            self.page.forget()

    def _show(self, title: str, hint: str, history: History) -> None:
        self.page.show_history(title, hint, history)
        self._stage.enter(self.page)

    def _add_earlier(self, before: int) -> None:
        def find(desk: Desk) -> History:
            return whole_journal(desk, before)

        self._office.ask(find, self.page.add_earlier)

    def _show_check(self, checked: Checked) -> None:
        self.check_page.show_report(report(checked, self._office.phrases), clean=checked.clean)
        self._stage.enter(self.check_page)


def _checked(vault: Vault, shipped: Files, tell: Report) -> Checked:
    if not isinstance(vault, SqlStorage):
        raise TypeError("only a vault in a folder can be checked from here")
    return check(vault, shipped, tell)
