"""Takes everything that shows somebody's data off the screen."""

from PySide6.QtWidgets import QApplication, QDialog, QWidget


def put_out_of_sight(*staying: QWidget | None) -> None:
    """Hide every window but those that may stay; a question that stands open is answered no."""
    for window in QApplication.topLevelWidgets():
        if window.isHidden() or window in staying:
            continue
        if isinstance(window, QDialog):
            window.reject()
        else:
            window.hide()
