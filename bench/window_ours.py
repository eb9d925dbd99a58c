"""Our side: the program as it starts where a vault is, until the unlock window is painted."""

import os
import sys
import time
from pathlib import Path

start = time.perf_counter()

from measure import report  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QWidget  # noqa: E402

import cli.__main__  # noqa: E402, F401 - the entry point is part of the start
from desktop.app import run  # noqa: E402
from desktop.views.unlock import UnlockWindow  # noqa: E402


def painted(window: QWidget, event: QPaintEvent) -> None:
    """End the process as soon as the window is in sight."""
    QWidget.paintEvent(window, event)
    report(seconds=time.perf_counter() - start)
    os._exit(0)


UnlockWindow.paintEvent = painted  # type: ignore[method-assign]
run(Path(sys.argv[1]))
