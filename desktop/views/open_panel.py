"""Where one types the passphrase of a vault that is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.views.passphrase_field import PassphraseField


class OpenPanel(QWidget):
    """Asks for the passphrase of a vault that is there."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        label = QLabel(self.tr("&Passphrase"))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.unlock = QPushButton(self.tr("Unlock"))
        self.unlock.setProperty("primary", True)
        label.setBuddy(self.passphrase)

        self.passphrase.entered.connect(self._enter)
        self.unlock.clicked.connect(self._enter)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        layout.addWidget(self.passphrase)
        layout.addSpacing(12)
        layout.addWidget(self.unlock)

    def _enter(self) -> None:
        if self.passphrase.text:
            self.entered.emit(self.passphrase.text)
        else:
            self.passphrase.setFocus()
