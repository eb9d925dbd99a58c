"""The left edge of the window: the places one can go, and the lock."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop import icons
from desktop.theme import colours_of
from desktop.views.parts import isolated, label

_WIDTH = 184


class Rail(QFrame):
    """Offers places by name; it goes nowhere itself."""

    wanted = Signal(str)
    lock_wanted = Signal()
    keys_wanted = Signal()

    def __init__(
        self,
        places: Mapping[str, str],
        busy: QWidget,
        *,
        demo: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self.places = {name: self._place(name, words) for name, words in places.items()}
        self.who = label("", "muted")
        self.keys = QPushButton(self.tr("Keys (F1)"))
        self.lock = QPushButton(self.tr("Lock (Ctrl+L)"))

        self.keys.clicked.connect(self.keys_wanted)
        self.lock.clicked.connect(self.lock_wanted)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 16, 12, 12)
        layout.setSpacing(4)
        layout.addWidget(label(self.tr("Termijnwacht"), "heading"))
        if demo:
            mark = label(self.tr("DEMO"))
            mark.setToolTip(self.tr("Everyone in this vault is invented."))
            mark.setObjectName("demo")
            layout.addWidget(mark)
        layout.addSpacing(12)
        for place in self.places.values():
            layout.addWidget(place)
        layout.addStretch()
        layout.addWidget(busy)
        layout.addWidget(self.who)
        layout.addWidget(self.keys)
        layout.addWidget(self.lock)
        self._draw_icons()

    def offer(self, places: Collection[str]) -> None:
        """Show only these places."""
        for name, place in self.places.items():
            place.setVisible(name in places)

    def show_who(self, name: str, role: str) -> None:
        """Say who works here, and as what."""
        self.who.setText(f"{isolated(name)}\n{role}")

    def show_place(self, name: str) -> None:
        """Mark where one is."""
        self.places[name].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw_icons()

    def _place(self, name: str, words: str) -> QPushButton:
        place = QPushButton(words)
        place.setCheckable(True)
        place.clicked.connect(lambda: self.wanted.emit(name))
        self._group.addButton(place)
        return place

    def _draw_icons(self) -> None:
        colours = colours_of(self.palette())
        pictures = {**self.places, "help": self.keys, "slot": self.lock}
        for name, place in pictures.items():
            place.setIcon(icons.icon(name, colours.text, colours.accent))
            place.setIconSize(QSize(icons.SIZE, icons.SIZE))
