"""Whether what was copied out of the program leaves the clipboard again."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from desktop.clipboard import _HINTS, ClipboardWatch

ROOT = Path(__file__).parents[2]


@pytest.fixture
def clipboard(qapp, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    qapp.clipboard().clear()
    yield qapp.clipboard()
    qapp.clipboard().clear()


def test_the_clipboard_is_emptied_after_a_while(clipboard, qtbot):
    watch = ClipboardWatch(keep_ms=10)

    clipboard.setText("0123456789")

    qtbot.waitUntil(lambda: clipboard.text() == "")
    assert watch is not None


def test_locking_empties_it_at_once(clipboard):
    watch = ClipboardWatch()
    clipboard.setText("0123456789")

    watch.clear()

    assert clipboard.text() == ""


def test_it_is_left_alone_until_then(clipboard):
    watch = ClipboardWatch()

    clipboard.setText("0123456789")

    assert clipboard.text() == "0123456789"
    watch.clear()


def test_what_another_program_put_there_is_left_alone(clipboard):
    watch = ClipboardWatch()
    clipboard.setText("0123456789")
    clipboard.blockSignals(True)
    clipboard.setText("of another program")
    clipboard.blockSignals(False)

    watch.clear()

    assert clipboard.text() == "of another program"


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_histories_of_the_clipboard_are_asked_to_leave_it_out(clipboard, monkeypatch, system):
    monkeypatch.setattr(sys, "platform", system)
    watch = ClipboardWatch()
    copied = QMimeData()
    copied.setText("0123456789")
    copied.setHtml("<b>0123456789</b>")
    clipboard.setMimeData(copied)

    watch._keep_out_of_histories()
    watch._keep_out_of_histories()

    kept = clipboard.mimeData()
    assert (kept.text(), kept.html()) == ("0123456789", "<b>0123456789</b>")
    hints = dict(_HINTS.get(system, {}))
    assert {name: bytes(kept.data(name)) for name in hints} == hints


# Without a screen nobody owns a clipboard, so this is tried on a real one if there is any.
ON_A_SCREEN = """
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from desktop.clipboard import ClipboardWatch

app = QApplication([])
clipboard, watch = app.clipboard(), ClipboardWatch()
line = QLineEdit("0123456789")
line.show()
line.selectAll()
line.copy()
app.processEvents()
print(clipboard.text(), clipboard.mimeData().hasFormat("x-kde-passwordManagerHint"))
clipboard.setText("0123456789", clipboard.Mode.Selection)
watch.clear()
app.processEvents()
print([clipboard.text(), clipboard.text(clipboard.Mode.Selection)], watch._minute.isActive())
"""


@pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="there is no screen to try it on")
def test_on_a_real_screen_a_copy_is_marked_and_leaves_again():
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-c", ON_A_SCREEN],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "could not connect to display" in done.stderr or "xcb" in done.stderr:
        pytest.skip("Qt finds no screen here")

    assert done.stdout.splitlines() == ["0123456789 True", "['', ''] False"], done.stderr
