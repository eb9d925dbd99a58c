"""Following the colours the user chose for the whole computer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.theme import CONTRAST, DARK, LIGHT, Colours, apply, colours_of


def chosen_colours() -> Colours:
    """Return the set that fits the system's choice; light when nothing is known."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def follow(app: QApplication) -> None:
    """Take the system's choice, now and whenever it changes."""

    def take() -> None:
        if colours_of(app.palette()) is not chosen_colours():
            apply(app, chosen_colours())

    hints = app.styleHints()
    hints.colorSchemeChanged.connect(take)
    hints.accessibility().contrastPreferenceChanged.connect(take)
    take()
