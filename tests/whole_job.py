"""The whole job through the real windows, for tests that look at what it gives and leaves behind.

Also runs by itself: `python -m tests.whole_job VAULT EXPORTS COPY`. It copies the vault's folder as
it is while the vault is open, and prints as JSON the report of a mistake on the way and every file
that was opened to be written.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton

from casework.letters.checklist import NO, QUESTIONS, YES
from desktop import places
from desktop.app import RESOURCES, application
from desktop.errors import ErrorHandler
from desktop.main_window import MainWindow
from desktop.session import Session
from desktop.views.crash_window import CrashWindow
from desktop.views.unlock import UnlockWindow

PASSPHRASE = "zeven paarse giraffen lezen kranten"
PATIENCE_SECONDS = 60


class Person(NamedTuple):
    """Who the job is done for; invented, and with words that occur nowhere else."""

    family_name: str = "Qaxootiwyn"
    given_names: str = "Zübeyde Hünkaria"
    v_nummer: str = "9081726354"
    street: str = "Nergenslaan 271"
    note: str = "Belt liever na zessen terug"

    def traces(self) -> tuple[str, ...]:
        """List everything by which this person could be found again."""
        first, second = self.given_names.split()
        return (self.family_name, first, second, self.v_nummer, self.street, self.note)


class Volunteer:
    """Does the job as a volunteer does: types in fields and presses buttons."""

    def __init__(self, vault: Path, exports: Path) -> None:
        self.exports = exports
        self._stopped = False
        self.errors = ErrorHandler()
        self.window = UnlockWindow()
        self.session = Session(self.window, self.errors, RESOURCES, demo=False)
        self.window.show_folder(vault, has_vault=(vault / "vault.db").exists())
        self.window.show()
        self.session.start()

    @property
    def main(self) -> MainWindow:
        """The main window, once a vault is open."""
        if self.session.main is None:
            raise AssertionError("the vault is not open")
        return self.session.main

    def make_vault(self, passphrase: str) -> None:
        panel = self.window.new_panel
        typed(panel.name, "A. Vrijwilliger")
        typed(panel.first.line, passphrase)
        typed(panel.second.line, passphrase)
        pressed(panel.make)
        self._until_open()

    def unlock(self, passphrase: str) -> None:
        typed(self.window.open_panel.passphrase.line, passphrase)
        pressed(self.window.open_panel.unlock)
        self._until_open()

    def lock(self) -> None:
        pressed(self.main.rail.lock)
        until(lambda: self.window.open_panel.isEnabled() and self.window.isVisible(), "locked")

    def register(self, person: Person) -> None:
        """Register the client, and see the card with the button for a file."""
        pressed(self.main.places.today.new_client)
        form = self.main.routes.clients.form
        self._until_shown(form)
        typed(form.family_name, person.family_name)
        typed(form.given_names, person.given_names)
        typed(form.birth.line, "1987")
        typed(form.v_nummer.line, person.v_nummer)
        typed(form.street, person.street)
        typed(form.postcode, "1234 AB")
        typed(form.town, "Demostad")
        form.notes.setPlainText(person.note)
        pressed(form.save_button)
        self._until_shown(self.main.places.clients)
        until(lambda: self.main.places.clients.chosen_client() is not None, "the client's card")

    def open_file(self, lodged: date) -> None:
        """Open an asylum file with the day of the application, and see its page."""
        pressed(self.main.places.clients.card.new_file)
        form = self.main.routes.files.form
        self._until_shown(form)
        typed(form.dates["aanvraag_ingediend"].line, f"{lodged:%d-%m-%Y}")
        pressed(form.save_button)
        self._until_shown(self.main.routes.files.page)

    def open_first_of_worklist(self) -> str:
        """Go to the worklist, open the first file, and return what was the matter with it."""
        pressed(self.main.rail.places[places.TODAY])
        until(lambda: len(self.main.places.agenda.items) > 0, "the worklist")
        table = self.main.places.today.table
        table.selectRow(0)
        QTest.keyClick(table, Qt.Key.Key_Return)
        self._until_shown(self.main.routes.files.page)
        return self.main.places.agenda.items[0].code

    def make_letter(self) -> None:
        """Press the button of the file's page, read the letter, and keep it."""
        pressed(self.main.routes.files.page.now.button)
        page = self.main.routes.letters.page
        self._until_shown(page)
        until(page.keep_button.isVisible, "the letter")
        pressed(page.keep_button)
        self._answer_questions()
        until(page.print_button.isVisible, "the letter that was kept")

    def _answer_questions(self) -> None:
        """Give the answers that let a letter go on."""
        asked = self.main.routes.letters.checklist.page
        self._until_shown(asked)
        for code, card in asked.questions.items():
            card.choose(YES if YES not in QUESTIONS[code].stops_on else NO)
        pressed(asked.keep_button)

    def print_letter(self) -> None:
        """Print to nowhere."""
        pressed(self.main.routes.letters.page.print_button)
        until(lambda: not self.session.jobs.busy, "the printer")

    def save_letter(self) -> Path:
        """Save the letter where exports go, and return the file."""
        page = self.main.routes.letters.page
        pressed(page.save_button)
        path = self.exports / Path(page.save_panel.place.text()).name
        page.save_panel.place.setText(str(path))
        pressed(page.save_panel.save_button)
        until(path.exists, "the letter as a file")
        return path

    def post_letter(self) -> None:
        pressed(self.main.routes.letters.page.posting.button)
        self._until_shown(self.main.routes.files.page)

    def export_overview(self, name: str) -> Path:
        """Save the overview through the dialog that asks where, and return the file."""
        pressed(self.main.rail.places[places.OVERVIEW])
        page = self.main.places.overview
        button = page.pdf if name.endswith("pdf") else page.xlsx
        until(button.isEnabled, "the overview")
        path = self.exports / name
        with answered(path):
            pressed(button)
        until(path.exists, "the overview as a file")
        return path

    def meet_a_mistake(self, words: str) -> str:
        """Let the program fail on somebody's words; return the report that it shows."""
        try:
            raise ValueError(words)  # noqa: TRY301 - as a mistake in the program would
        except ValueError as error:
            self.errors.handle(error)
        until(lambda: crash_window() is not None, "the window with the report")
        window = crash_window()
        assert window is not None
        report = window.report.toPlainText()
        pressed(window.copy)
        pressed(window.go_on)
        until(lambda: crash_window() is None, "the end of the report")
        return report

    def stop(self) -> None:
        """Close everything, as when the last window closes; the second time there is nothing."""
        if self._stopped:
            return
        self._stopped = True
        QApplication.instance().aboutToQuit.disconnect(self.session.end)
        self.session.end()
        for window in (self.session.main, self.window):
            if window is not None:
                window.hide()
                window.deleteLater()
        QApplication.processEvents()

    def _until_open(self) -> None:
        until(lambda: self.session.main is not None and self.session.main.isVisible(), "the vault")
        self.main.routes.letters._choose_printer = lambda _: printer_to_nowhere()

    def _until_shown(self, page: object) -> None:
        until(
            lambda: self.main.stage.currentWidget() is page and not self.session.jobs.busy,
            type(page).__name__,
        )


def do_the_whole_job(
    vault: Path,
    exports: Path,
    person: Person,
    today: date,
    meanwhile: Callable[[], object] = lambda: None,
) -> str:
    """Do everything once, and something else before locking; return the report of a mistake."""
    volunteer = Volunteer(vault, exports)
    volunteer.make_vault(PASSPHRASE)
    volunteer.register(person)
    volunteer.open_file(today - relativedelta(months=22))
    volunteer.open_first_of_worklist()
    volunteer.make_letter()
    volunteer.print_letter()
    volunteer.save_letter()
    report = volunteer.meet_a_mistake(" ".join(person.traces()))
    volunteer.post_letter()
    volunteer.export_overview("overzicht.xlsx")
    volunteer.export_overview("overzicht.pdf")
    meanwhile()
    volunteer.lock()
    volunteer.unlock(PASSPHRASE)
    volunteer.stop()
    return report


def typed(line: QLineEdit, text: str) -> None:
    """Type a text; letters that no key is known for are put in as an input method does."""
    if text.isascii():
        QTest.keyClicks(line, text)
    else:
        line.insert(text)


def pressed(button: QPushButton) -> None:
    """Press a button, when it is there to be pressed."""
    until(lambda: button.isVisible() and button.isEnabled(), f"the button {button.text()!r}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def until(happened: Callable[[], bool], what: str) -> None:
    """Let the program work until something happened; an AssertionError says what did not."""
    latest = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        if time.monotonic() > latest:
            raise AssertionError(f"waited in vain for {what}")
        QTest.qWait(5)


def crash_window() -> CrashWindow | None:
    """Find the window with the report, while it is shown."""
    windows = [window for window in QApplication.topLevelWidgets() if window.isVisible()]
    return next((window for window in windows if isinstance(window, CrashWindow)), None)


def printer_to_nowhere() -> QPrinter:
    """Make a printer whose paper nobody sees."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(os.devnull)
    return printer


@contextmanager
def answered(path: Path) -> Iterator[None]:
    """Choose a file in the dialog that is going to be asked for."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QFileDialog):
            timer.stop()
            dialog.findChild(QLineEdit).setText(str(path))
            dialog.accept()

    timer = QTimer(interval=20)
    timer.timeout.connect(answer)
    timer.start()
    try:
        yield
    finally:
        timer.stop()


def files_written() -> list[str]:
    """Start to note every file that Python opens to write; what was noted is in the list."""
    noted: list[str] = []

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int):
            path, _, flags = arguments
            if flags & (os.O_WRONLY | os.O_RDWR) and isinstance(path, str | bytes):
                noted.append(os.fsdecode(path))

    sys.addaudithook(note)
    return noted


def main() -> int:
    """Do the whole job in a process of its own."""
    written = files_written()
    app = application()
    vault, exports, copy = (Path(word) for word in sys.argv[1:])
    report = do_the_whole_job(
        vault,
        exports,
        Person(),
        date.today(),  # noqa: DTZ011
        lambda: shutil.copytree(vault, copy),
    )
    app.processEvents()
    print(json.dumps({"report": report, "written": written}))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
