"""A field for a passphrase that can be shown for a while."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget


class PassphraseField(QWidget):
    """Takes a passphrase; hidden unless the button beside it is pressed."""

    changed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.textEdited.connect(self.changed)
        self.line.returnPressed.connect(self.entered)
        self.peek = QPushButton()
        self.peek.setCheckable(True)
        self.peek.toggled.connect(self._show)

        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.peek)

        self.setFocusProxy(self.line)
        self._show(shown=False)

    @property
    def text(self) -> str:
        """What was typed, exactly."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide again."""
        self.line.clear()
        self.peek.setChecked(False)

    def mark(self, *, wrong: bool) -> None:
        """Draw the field as one to look at, or as usual."""
        self.line.setProperty("problem", wrong)
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)

    def _show(self, shown: bool) -> None:
        echo = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.line.setEchoMode(echo)
        if shown:
            _keep_secret(self.line)
        self.peek.setText(self.tr("Hide") if shown else self.tr("Show"))
        self.peek.setAccessibleName(
            self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
        )


def _keep_secret(line: QLineEdit) -> None:
    """Let no keyboard learn what is typed; a hidden field does so by itself."""
    # Imported when first needed: these enums take longer to load than the whole first window.
    from PySide6.QtCore import Qt  # noqa: PLC0415

    line.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhNoAutoUppercase
    )
