"""Whether what was copied out of the program leaves the clipboard again."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.clipboard import ClipboardWatch


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
