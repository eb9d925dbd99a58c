"""Where one types the passphrase of a vault that is there."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.views.passphrase_field import PassphraseField


class OpenPanel(QWidget):
    """Asks for the passphrase of a vault that is there, and on a server for the name too."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_label = QLabel(self.tr("&Name on the server"))
        self.name = QLineEdit()
        self.name_label.setBuddy(self.name)
        label = QLabel(self.tr("&Passphrase"))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.unlock = QPushButton(self.tr("Unlock"))
        self.unlock.setProperty("primary", True)
        label.setBuddy(self.passphrase)

        self.passphrase.entered.connect(self._enter)
        self.unlock.clicked.connect(self._enter)
        self.name.returnPressed.connect(self._enter)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.name_label)
        layout.addWidget(self.name)
        layout.addWidget(label)
        layout.addWidget(self.passphrase)
        layout.addSpacing(12)
        layout.addWidget(self.unlock)
        self.ask_name(wanted=False)

    @property
    def login(self) -> str:
        """The name on the server as it was typed; it is kept in small letters there."""
        return self.name.text().strip().lower()

    def ask_name(self, *, wanted: bool) -> None:
        """Ask for a name too, or not."""
        self.name_label.setVisible(wanted)
        self.name.setVisible(wanted)

    def focus_first(self) -> None:
        """Put the cursor where one types first."""
        if self.name.isHidden() or self.login:
            self.passphrase.setFocus()
            self.passphrase.line.selectAll()
        else:
            self.name.setFocus()

    def _enter(self) -> None:
        if not self.name.isHidden() and not self.login:
            self.name.setFocus()
        elif self.passphrase.text:
            self.entered.emit(self.passphrase.text)
        else:
            self.passphrase.setFocus()
