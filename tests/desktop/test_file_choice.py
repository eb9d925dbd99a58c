"""Whether choosing a file leaves any trace of the choice on the disk."""

import gc

import pytest
from PySide6.QtCore import QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from desktop.file_choice import chosen_file, chosen_folder


@pytest.fixture
def config(tmp_path):
    """Where Qt writes the settings of its own dialogs, for this test alone."""
    folder = tmp_path / "config"
    folder.mkdir()
    native, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(native, user, str(folder))
    yield folder
    QSettings.setPath(native, user, "")


def press(qapp, accept):
    def answer():
        dialogs = [top for top in qapp.topLevelWidgets() if isinstance(top, QFileDialog)]
        dialog = next(dialog for dialog in dialogs if dialog.isVisible())
        dialog.accept() if accept else dialog.reject()

    QTimer.singleShot(50, answer)


def gone(qapp):
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


@pytest.fixture
def parent(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_the_chosen_file_is_returned_with_its_ending(qapp, parent, tmp_path, config):
    press(qapp, accept=True)

    path = chosen_file(parent, "Waar?", tmp_path / "overzicht.xlsx", "Excel (*.xlsx)")

    assert path == tmp_path / "overzicht.xlsx"


def test_the_chosen_folder_is_returned(qapp, parent, tmp_path, config):
    press(qapp, accept=True)

    assert chosen_folder(parent, "Welke map?", tmp_path) == tmp_path


def test_changing_ones_mind_gives_nothing(qapp, parent, tmp_path, config):
    press(qapp, accept=False)

    assert chosen_file(parent, "Waar?", tmp_path / "overzicht.xlsx", "Excel (*.xlsx)") is None


def test_no_name_of_a_file_or_folder_is_remembered(qapp, parent, tmp_path, config):
    folder = tmp_path / "Tesfay"
    folder.mkdir()
    press(qapp, accept=True)

    chosen_file(parent, "Waar?", folder / "Selam.pdf", "PDF (*.pdf)")
    gone(qapp)

    written = b"".join(file.read_bytes() for file in config.rglob("*") if file.is_file())
    assert written
    assert b"Tesfay" not in written
    assert b"Selam" not in written
    assert QApplication.instance() is qapp
