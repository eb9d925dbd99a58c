"""A row of buttons that shows how many files are in each band, and shows one band at a time."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from casework.phrases import Phrases
from casework.worklist import BANDS
from desktop import icons
from desktop.theme import band_colour, colours_of

ALL = ""
_ICON = 16


class BandChoice(QWidget):
    """Offers everything, and every band that has files."""

    chosen = Signal(str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._group = QButtonGroup(self)
        self.buttons = {band: self._button(band) for band in (ALL, *BANDS)}

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for button in self.buttons.values():
            layout.addWidget(button)
        layout.addStretch()

        self._draw_icons()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many files there are in each band; a band without any is not offered."""
        self._label(ALL, self.tr("Everything"), sum(counts.values()))
        for band in BANDS:
            self._label(band, self._phrases.say("band", band), counts.get(band, 0))
        if self.buttons[self.band].isHidden():
            self.choose(ALL)

    @property
    def band(self) -> str:
        """The band that is shown; "" for everything."""
        return next(band for band, button in self.buttons.items() if button.isChecked())

    def choose(self, band: str) -> None:
        """Show one band, or everything."""
        self.buttons[band].setChecked(True)
        self.chosen.emit(band)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw_icons()

    def _button(self, band: str) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setChecked(band == ALL)
        button.setProperty("chip", True)
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(lambda: self.chosen.emit(band))
        self._group.addButton(button)
        return button

    def _label(self, band: str, word: str, count: int) -> None:
        button = self.buttons[band]
        button.setText(f"{word[:1].upper()}{word[1:]} ({count})")
        button.setVisible(count > 0 or band == ALL)

    def _draw_icons(self) -> None:
        colours = colours_of(self.palette())
        for band in BANDS:
            picture = icons.icon(band, band_colour(colours, band), colours.on_selected)
            self.buttons[band].setIcon(picture)
