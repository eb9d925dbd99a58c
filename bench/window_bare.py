"""Bare side: a PySide6 main window with a label, until it is painted."""

import os
import time

start = time.perf_counter()

from measure import report  # noqa: E402
from PySide6.QtGui import QPaintEvent  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: E402


class Window(QMainWindow):
    """Ends the process as soon as it is in sight."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(event)
        report(seconds=time.perf_counter() - start)
        os._exit(0)


app = QApplication([])
window = Window()
window.setCentralWidget(QLabel("Hello"))
window.resize(1280, 800)
window.show()
app.exec()
