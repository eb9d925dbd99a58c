"""Our side: from Enter in the unlock window to the worklist in sight; imports came while typing."""

import os
import sys
import time
from pathlib import Path

from measure import report
from office import PASSPHRASE
from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

import desktop.app
from desktop.views.unlock import UnlockWindow
from desktop.views.worklist_view import WorklistView

TYPING_MS = 3000
FILES = int(sys.argv[2])
clock: dict[str, float] = {}


class Unlock(UnlockWindow):
    """Types the passphrase by itself, for a while, and presses the button."""

    def listen(self) -> None:
        super().listen()
        self.open_panel.passphrase.line.setText(PASSPHRASE)
        QTimer.singleShot(TYPING_MS, self._press)

    def _press(self) -> None:
        clock["pressed"] = time.perf_counter()
        self.open_panel.unlock.click()


def painted(view: WorklistView, event: QPaintEvent) -> None:
    """End the process as soon as the rows are in sight."""
    super(WorklistView, view).paintEvent(event)
    if view.model().rowCount() == FILES:
        report(seconds=time.perf_counter() - clock["pressed"])
        os._exit(0)


vars(desktop.app)["UnlockWindow"] = Unlock
WorklistView.paintEvent = painted  # type: ignore[assignment, method-assign]
desktop.app.run(Path(sys.argv[1]))
