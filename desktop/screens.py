"""Pictures of the windows, made without a screen and the same every time."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent, QMessageLogContext, QSize, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from casework.casefile import CaseEvent
from casework.desk import Desk
from casework.worklist import BINNENKORT, TE_LAAT, ZEER_TE_LAAT, WorklistItem
from desktop import places, theme
from desktop.app import RESOURCES, application
from desktop.jobs import Jobs
from desktop.main_window import Choosers, MainWindow
from desktop.office import Office
from desktop.resources import load_resources
from desktop.settings import WindowMemory
from desktop.views.unlock import UnlockWindow

SIZE = QSize(1280, 800)
_ROUNDS = 3


def write_screens(
    desk: Desk, folder: Path, today: date, *, scale: float = 1.0, dark: bool = False
) -> list[Path]:
    """Draw the main windows on what is in the vault, and return the files.

    `scale` is how many pixels a point has. The vault stays open, and nothing is changed in it.
    """
    with _dressed(dark=dark) as app, TemporaryDirectory() as memory:
        jobs = Jobs()
        try:
            office = Office(jobs, load_resources(RESOURCES), lambda: today)
            office.open(desk)
            window = MainWindow(
                office, jobs, WindowMemory(Path(memory)), Path("kluis"), Choosers(), demo=True
            )
            studio = Studio(app, jobs, folder, scale)
            _show_unlock(studio)
            _show_places(studio, window)
            _show_files(studio, window)
            _show_rules(studio, window, today)
            _show_calculator(studio, window)
            _show_volunteers(studio, window)
            window.deleteLater()
            studio.settle()
        finally:
            jobs.close()
    return studio.files


class Studio:
    """Draws windows into numbered files, each when all that was asked for has arrived."""

    def __init__(self, app: QApplication, jobs: Jobs, folder: Path, scale: float) -> None:
        self.files: list[Path] = []
        self._app = app
        self._jobs = jobs
        self._folder = folder
        self._scale = scale
        folder.mkdir(parents=True, exist_ok=True)

    def settle(self) -> None:
        """Let everything happen that was asked for."""
        for _ in range(_ROUNDS):
            while self._jobs.busy:
                self._app.processEvents()
            self._app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._app.processEvents()

    def draw(self, window: QWidget, name: str) -> None:
        """Draw a window; the files are numbered in the order of drawing."""
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        window.resize(SIZE)
        window.show()
        self.settle()
        picture = QPixmap(SIZE * self._scale)
        picture.setDevicePixelRatio(self._scale)
        window.render(picture)
        file = self._folder / f"{len(self.files) + 1:02}-{name}.png"
        if not picture.save(str(file)):
            raise OSError(f"the picture could not be written: {file}")
        self.files.append(file)


def _show_unlock(studio: Studio) -> None:
    window = UnlockWindow(demo=True)
    window.show_folder(Path("kluis"), has_vault=True)
    studio.draw(window, "ontgrendelen")
    window.show_folder(Path("kluis"), has_vault=False)
    studio.draw(window, "nieuwe-kluis")
    window.deleteLater()


def _show_places(studio: Studio, window: MainWindow) -> None:
    for place in places.PLACES:
        window.stage.go_now(place)
        studio.draw(window, place)


def _show_rules(studio: Studio, window: MainWindow, today: date) -> None:
    """Draw how a moratorium is asked for and what it would do; it is not applied."""
    flow, page = window.routes.rules, window.places.rules
    window.stage.go_now(places.RULES)
    page.moratorium.click()
    form = flow.form
    form.country.choose("ERI")
    form.first.set_day(today - timedelta(days=21))
    form.last.set_day(today + timedelta(days=160))
    form.citation.setText("Stcrt. 0000, 00000 (verzonnen)")
    form.url.setText("https://example.org/besluit")
    form.reason.setPlainText("Voorbeeld: een verzonnen besluit van de minister.")
    studio.draw(window, "regel-formulier")
    form.submit()
    studio.draw(window, "regel-gevolgen")
    window.stage.go_now(places.TODAY)


def _show_calculator(studio: Studio, window: MainWindow) -> None:
    window.stage.go_now(places.CALCULATOR)
    page = window.routes.calculator.page
    page.nationality.choose("SYR")
    page.take(page.with_event(None, CaseEvent("aanvraag_ingediend", date(2025, 2, 12))))
    page.deadlines.why_buttons[0].setFocus()
    studio.draw(window, "rekenen-voorbeeld")
    page.forget()
    window.stage.go_now(places.TODAY)


def _show_volunteers(studio: Studio, window: MainWindow) -> None:
    window.stage.go_now(places.SETTINGS)
    window.routes.volunteers.open()
    studio.settle()
    studio.draw(window, "vrijwilligers")
    window.stage.go_now(places.TODAY)


def _show_files(studio: Studio, window: MainWindow) -> None:
    routes = window.routes
    window.stage.go_now(places.TODAY)
    late = _first(window, lambda item: item.band == ZEER_TE_LAAT)
    if late is not None:
        routes.files.open(late.case_file.id)
        studio.draw(window, "dossier-asiel")
        routes.letters.make(late.case_file.id, "ingebrekestelling_asiel")
        studio.draw(window, "brief")
        routes.files.edit_of(late.case_file.id)
        studio.draw(window, "dossier-formulier")
        routes.clients.edit(late.client)
        studio.draw(window, "client-formulier")
        window.stage.go_now(places.TODAY)
    disputed = _first(window, _is_far_apart)
    if disputed is not None:
        routes.files.open(disputed.case_file.id)
        studio.draw(window, "dossier-betwist")
    nareis = _first(
        window, lambda item: item.band == TE_LAAT and item.case_file.procedure == "nareis"
    )
    if nareis is not None:
        routes.files.open(nareis.case_file.id)
        studio.draw(window, "dossier-nareis")


def _first(window: MainWindow, fits: Callable[[WorklistItem], bool]) -> WorklistItem | None:
    return next(filter(fits, window.places.agenda.items), None)


def _is_far_apart(item: WorklistItem) -> bool:
    term = item.assessment.beslistermijn if item.assessment else None
    if term is None or item.band != BINNENKORT:
        return False
    return term.safe - term.arguable > timedelta(days=60)


@contextmanager
def _dressed(*, dark: bool) -> Iterator[QApplication]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = application()
    before = qInstallMessageHandler(_pass_on)
    flashing = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    theme.use_shipped_font(app, RESOURCES / "fonts")
    theme.apply(app, theme.DARK if dark else theme.LIGHT)
    try:
        yield app
    finally:
        app.setCursorFlashTime(flashing)
        qInstallMessageHandler(before)


def _pass_on(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    # A platform without a screen complains that it has no screen to size a window on.
    if "propagateSizeHints" not in text:
        os.write(2, f"{text}\n".encode())
