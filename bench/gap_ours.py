"""Our side: the longest time the window stood still while letters were made and kept one by one."""

import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from letter_text import NAME, TODAY
from measure import report
from office import PASSPHRASE
from PySide6.QtCore import QTimer

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Address, Client, PartialDate
from casework.desk import Desk
from casework.people import take_place, volunteer_of
from casework.storage import Office as Letterhead
from casework.storage import StoredLetter
from cli.wiring import RESOURCES
from db.storage import create_vault
from desktop.app import application
from desktop.jobs import Jobs
from desktop.main_window import Choosers, MainWindow
from desktop.office import Office
from desktop.resources import load_resources
from desktop.settings import WindowMemory
from documents.letter_desk import Proof

# A tick of the window: a gap is what lies between two ticks.
TICK_MS = 5
SETTLE_MS = 2_000
_ADDRESS = Address("Voorbeeldstraat 1", "1234 AB", "Voorbeeldstad")


def made_desk(folder: Path, amount: int) -> Desk:
    """Make a vault with so many files of which the term has passed."""
    storage = create_vault(folder, PASSPHRASE)
    opened_by = storage.opened_by
    if opened_by is None:
        raise SystemExit("the vault was not opened with a key of its own")
    volunteer = volunteer_of(storage, opened_by.id, "Vrijwilliger", TODAY)
    filed = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
    with storage.work() as work:
        work.put_office(Letterhead("Steunpunt", _ADDRESS, "000", "post@voorbeeld.example"))
        for number in range(amount):
            person = Client(
                UUID(int=number + 1),
                "Tesfay",
                f"Selam {number}",
                PartialDate(1990, 3, 12),
                f"{number:010}",
                "ERI",
                (),
                _ADDRESS,
            )
            work.clients.put(person)
            file_id, named = UUID(int=10**6 + number), f"2026-{number:04}"
            work.case_files.put(CaseFile(file_id, named, person.id, ASIEL, events=(filed,)))
        work.commit()
    desk = Desk(storage, volunteer, now)
    take_place(desk, volunteer)
    return desk


class Probe:
    """Makes one letter after another through the job thread, and watches the window tick."""

    def __init__(self, office: Office, window: MainWindow, amount: int) -> None:
        self.gap = 0.0
        self._office, self._window, self._amount = office, window, amount
        self._done = 0
        self._last = 0.0
        self._timer = QTimer(interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Start ticking, and make the first letter."""
        self._last = time.perf_counter()
        self._timer.start()
        self._next()

    def _tick(self) -> None:
        now_ticking = time.perf_counter()
        self.gap = max(self.gap, now_ticking - self._last)
        self._last = now_ticking

    def _next(self) -> None:
        if self._done == self._amount:
            report(seconds=self.gap)
            os._exit(0)
        self._office.proof(UUID(int=10**6 + self._done), NAME, self._keep)

    def _keep(self, proof: Proof) -> None:
        if proof.letter is None:
            raise SystemExit(f"the letter is blocked: {proof.problems}")
        self._office.keep_letter(proof, proof.letter, self._kept)

    def _kept(self, letter: StoredLetter) -> None:
        self._done += 1
        if self._done % 20 == 0:
            # Now and then somebody looks at what was made.
            self._window.routes.letters.open(letter.id)
        self._next()


def now() -> datetime:
    """Return noon of the day of the measuring."""
    return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)


app = application()
jobs = Jobs()
place = Path(mkdtemp())
shown = Office(jobs, load_resources(RESOURCES), lambda: TODAY)
shown.open(made_desk(place / "vault", int(sys.argv[1])))
window = MainWindow(shown, jobs, WindowMemory(place / "memory"), place, Choosers())
window.show()
probe = Probe(shown, window, int(sys.argv[1]))
# What the first window asks for is not measured.
QTimer.singleShot(SETTLE_MS, probe.begin)
app.exec()
