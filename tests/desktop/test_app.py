"""The start: nothing slow before the first window, and Dutch whatever the computer speaks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from desktop import app

ROOT = Path(__file__).parents[2]
SLOW = (
    "alembic",
    "argon2",
    "casework",
    "cryptography",
    "dateutil",
    "db",
    "documents",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "tomllib",
    "xlsxwriter",
    "zxcvbn",
)


def run_alone(script, **environment):
    """Run a script in a process of its own and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_first_window_loads_nothing_slow():
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from desktop.app import application\n"
        "from desktop.views.unlock import UnlockWindow\n"
        "app = application()\n"
        "window = UnlockWindow()\n"
        "window.show_folder(Path('kluis'), has_vault=True)\n"
        "window.show()\n"
        "app.processEvents()\n"
        f"print(*(name for name in {SLOW!r} if name in sys.modules))\n"
    )

    assert run_alone(script) == ""


@pytest.mark.parametrize("language", ["C", "ar_SA.UTF-8", "en_GB.UTF-8"])
def test_it_starts_in_dutch_whatever_the_computer_speaks(language):
    script = (
        "from desktop.app import application\n"
        "from desktop.views.open_panel import OpenPanel\n"
        "app = application()\n"
        "panel = OpenPanel()\n"
        "print(panel.unlock.text(), app.layoutDirection().name)\n"
    )

    assert run_alone(script, LANG=language, LC_ALL=language) == "Ontgrendelen LeftToRight"


def test_the_rest_is_loaded_while_the_passphrase_is_typed_and_handed_over():
    script = (
        "from pathlib import Path\n"
        "from desktop.app import Start, application\n"
        "from desktop.views.unlock import UnlockWindow\n"
        "from PySide6.QtCore import QTimer\n"
        "app = application()\n"
        "window = UnlockWindow()\n"
        "window.show_folder(Path('kluis'), has_vault=False)\n"
        "start = Start(window, demo=False)\n"
        "poll = QTimer(interval=20)\n"
        "poll.timeout.connect(lambda: window._listening and app.quit())\n"
        "poll.start()\n"
        "QTimer.singleShot(0, start.begin)\n"
        "QTimer.singleShot(30_000, lambda: app.exit(1))\n"
        "print(app.exec())\n"
    )

    assert run_alone(script) == "0"


def test_the_words_of_qt_itself_are_dutch_too(qapp):
    before = qapp.findChildren(QTranslator)

    app.speak_dutch(qapp)

    added = [made for made in qapp.findChildren(QTranslator) if made not in before]
    assert len(added) == 2
    for translator in added:
        qapp.removeTranslator(translator)
        translator.deleteLater()
