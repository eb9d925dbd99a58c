"""The form that makes a new vault: who makes it, and their passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.views.passphrase_pair import PassphrasePair, buddied, problem_label, wrapped


class NewVaultPanel(QWidget):
    """Asks for a name, and for a passphrase twice; it shows how strong it is told that is."""

    strength_wanted = Signal(str)
    entered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name_problem = problem_label()
        self.pair = PassphrasePair()
        self.first, self.second = self.pair.first, self.pair.second
        self.bar, self.strength = self.pair.bar, self.pair.strength
        self.first_problem, self.second_problem = self.pair.first_problem, self.pair.second_problem
        self.warning = wrapped(QLabel())
        self.warning.setProperty("look", "muted")
        self.warning.setText(
            self.tr(
                "Write the passphrase down and keep it under lock and key. Without it nobody "
                "can open the files, not even the makers of this program."
            )
        )
        self.make = QPushButton(self.tr("Make the vault"))
        self.make.setProperty("primary", True)
        hint = wrapped(QLabel(self.tr("You will be the coordinator of this vault.")))
        hint.setProperty("look", "muted")

        self.name.textEdited.connect(self.name_problem.hide)
        self.name.returnPressed.connect(self.first.setFocus)
        self.pair.strength_wanted.connect(self.strength_wanted)
        self.pair.entered.connect(self._enter)
        self.make.clicked.connect(self._enter)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(buddied(self.tr("Your &name"), self.name))
        layout.addWidget(self.name)
        layout.addWidget(self.name_problem)
        layout.addWidget(hint)
        layout.addSpacing(12)
        layout.addWidget(self.pair)
        layout.addSpacing(12)
        layout.addWidget(self.warning)
        layout.addSpacing(12)
        layout.addWidget(self.make)

    def focus_first(self) -> None:
        """Put the cursor in the first field, or in the passphrase when the name is there."""
        if self.name.text():
            self.first.setFocus()
            self.first.line.selectAll()
        else:
            self.name.setFocus()

    def show_strength(self, score: int, weakness: str) -> None:
        """Say in words how strong the passphrase is; `weakness` is a code of `strength`."""
        self.pair.show_strength(score, weakness)

    def show_too_weak(self) -> None:
        """Say that a vault is not made with this passphrase, and go to the field."""
        self.pair.show_too_weak()

    def clear(self) -> None:
        """Forget what was typed."""
        self.name.clear()
        self.pair.clear()

    def _enter(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.name_problem.setText(self.tr("Fill in your name. It stands with what you do."))
            self.name_problem.show()
            self.name.setFocus()
        elif self.pair.checked():
            self.entered.emit(self.first.text, name)
