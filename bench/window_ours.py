"""Our side: the program as it starts where a vault is, until one sees where to type."""

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
from desktop.views.open_panel import OpenPanel  # noqa: E402


def painted(panel: QWidget, event: QPaintEvent) -> None:
    """End the process as soon as the panel for the passphrase is in sight."""
    QWidget.paintEvent(panel, event)
    report(seconds=time.perf_counter() - start)
    os._exit(0)


OpenPanel.paintEvent = painted  # type: ignore[method-assign]
run(Path(sys.argv[1]))
