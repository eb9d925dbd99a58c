"""Choosing a file or a folder without leaving a trace of the choice."""

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget


def chosen_file(parent: QWidget, title: str, suggestion: Path, kind: str) -> Path | None:
    """Ask where to write a file; None when the user changes their mind."""
    dialog = _dialog(parent, title, suggestion.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(suggestion.suffix.removeprefix("."))
    dialog.selectFile(suggestion.name)
    return _answer(dialog)


def existing_file(parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
    """Ask which file to read; None when the user changes their mind."""
    dialog = _dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(kind)
    return _answer(dialog)


def chosen_folder(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    """Ask for a folder; None when the user changes their mind."""
    dialog = _dialog(parent, title, suggestion)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _answer(dialog)


def documents_folder() -> Path:
    """Where people look for their files first."""
    return Path(QDir.homePath())


def _dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder))
    # The dialogs of the system remember every file in their own lists of recent files.
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    return dialog


def _answer(dialog: QFileDialog) -> Path | None:
    accepted = dialog.exec()
    chosen = dialog.selectedFiles() if accepted else []
    forget(dialog)
    return Path(chosen[0]) if chosen else None


def forget(dialog: QFileDialog) -> None:
    """Let the dialog write nothing of where it was when it goes: it does so in its destructor."""
    dialog.setHistory([])
    dialog.setDirectory(QDir.rootPath())
    dialog.deleteLater()
