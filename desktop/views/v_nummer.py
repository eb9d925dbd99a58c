"""The V-nummer on the screen: hidden from who looks over a shoulder until it is asked for."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from casework.clients import masked
from desktop.views.parts import button, short_label, side_by_side


class VNummerField(QWidget):
    """Asks for a V-nummer; shown while it is typed, hidden when the focus goes elsewhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("●" * 10) + 32)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.line.installEventFilter(self)
        self.show_button = _show_button()
        self.show_button.toggled.connect(self._dress)
        self.setFocusProxy(self.line)
        row = side_by_side(self.line, self.show_button)
        row.addStretch(1)
        self.setLayout(row)
        self._dress()

    def text(self) -> str:
        """Return what was typed, without the spaces and dots people put between digits."""
        typed = self.line.text().strip()
        bare = "".join(char for char in typed if char not in " .-\u00a0")
        # What is no number anyhow is kept as it was typed.
        return bare if bare.isdigit() else typed

    def set_text(self, v_nummer: str) -> None:
        """Put a number in the field, hidden."""
        self.show_button.setChecked(False)
        self.line.setText(v_nummer)
        self._dress()

    def setAccessibleName(self, name: str) -> None:
        """Name the line itself: that is what gets the focus."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.show_button.setAccessibleName(f"{self.show_button.text()}: {name}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._dress()
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        visible = self.show_button.isChecked() or self.line.hasFocus()
        normal, hidden = QLineEdit.EchoMode.Normal, QLineEdit.EchoMode.Password
        self.line.setEchoMode(normal if visible else hidden)


class VNummerLabel(QWidget):
    """A V-nummer to read, hidden until someone asks for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._v_nummer = ""
        self.number = short_label()
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.show_button = _show_button()
        self.show_button.toggled.connect(self._dress)
        self.setLayout(side_by_side(self.number, self.show_button, gap=2))

    def show_number(self, v_nummer: str) -> None:
        """Put a number there, hidden; nothing at all when there is none."""
        if v_nummer != self._v_nummer:
            self.show_button.setChecked(False)
        self._v_nummer = v_nummer
        self.setVisible(bool(v_nummer))
        self._dress()

    def _dress(self) -> None:
        shown = self.show_button.isChecked()
        self.number.setText(f"V {self._v_nummer if shown else masked(self._v_nummer)}")
        # A screen reader would speak the dots one by one.
        hidden = self.tr("V-number, hidden")
        self.number.setAccessibleName(self.number.text() if shown else hidden)


def _show_button() -> QPushButton:
    made = button(QCoreApplication.translate("VNummerField", "show"), quiet=True)
    made.setCheckable(True)
    return made
