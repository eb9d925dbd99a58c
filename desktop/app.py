"""Starts the desktop program; on the way to the first window it loads nothing but Qt."""

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.views.unlock import UnlockWindow

RESOURCES = Path(__file__).resolve().parent.parent / "resources"

# As in db.files and db.server_settings, which take longer to load than this window; a test
# compares them.
VAULT_FILE = "vault.db"
SERVER_FILE = "server.toml"


def run(vault_folder: Path, *, demo: bool = False) -> int:
    """Show the unlock window, work until the last window is closed, and return the exit code."""
    app = application()
    window = UnlockWindow(demo=demo)
    on_server = _holds(vault_folder, SERVER_FILE)
    window.open_panel.ask_name(wanted=on_server)
    window.show_folder(vault_folder, has_vault=on_server or _holds(vault_folder, VAULT_FILE))
    window.show()
    start = Start(window, demo=demo)
    QTimer.singleShot(0, start.begin)
    return app.exec()


def _holds(folder: Path, name: str) -> bool:
    return os.path.exists(folder / name)  # noqa: PTH110  (False for a folder one may not look into)


def application() -> QApplication:
    """Make the one QApplication: in Dutch, in the system's light or dark."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("termijnwacht")
    app.setApplicationDisplayName("Termijnwacht")
    app.setDesktopFileName("termijnwacht")
    speak_dutch(app)
    app.setStyle("fusion")
    theme.apply(app, theme.first_colours(app))
    return app


def speak_dutch(app: QApplication) -> None:
    """Use Dutch words, whatever the language of the computer."""
    own = str(RESOURCES / "translations" / "termijnwacht_nl.qm")
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath) + "/qtbase_nl.qm"
    for file in (qt, own):
        translator = QTranslator(app)
        if translator.load(file):
            app.installTranslator(translator)


class Start(QObject):
    """Loads everything else on a thread while the passphrase is typed, then hands over."""

    _loaded = Signal()

    def __init__(self, window: UnlockWindow, *, demo: bool) -> None:
        super().__init__()
        self._window = window
        self._demo = demo
        self._loaded.connect(self._hand_over)

    def begin(self) -> None:
        """Start loading; the first window is in sight."""
        from desktop.errors import ErrorHandler  # noqa: PLC0415  (not before the window)
        from desktop.hardening import keep_memory_off_disk  # noqa: PLC0415  (nothing typed yet)
        from desktop.spool import keep_spools_off_disk  # noqa: PLC0415  (before any thread)

        keep_spools_off_disk(os.environ)
        keep_memory_off_disk()
        self._errors = ErrorHandler(self)
        self._errors.install()
        threading.Thread(target=self._load, name="loading", daemon=True).start()

    def _load(self) -> None:
        import desktop.session  # noqa: F401, PLC0415  (not before the window)

        self._loaded.emit()

    def _hand_over(self) -> None:
        from desktop.session import Session  # noqa: PLC0415  (loaded by now)

        self._session = Session(self._window, self._errors, RESOURCES, demo=self._demo)
        self._session.start()
