"""The form that makes a new vault: a passphrase, twice, and how strong it is."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.views.passphrase_field import PassphraseField

_TYPING_PAUSE_MS = 150


class NewVaultPanel(QWidget):
    """Asks for a passphrase twice; it judges no strength itself but shows what it is told."""

    strength_wanted = Signal(str)
    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(self.tr("Passphrase"))
        self.second = PassphraseField(self.tr("The passphrase once more"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 4)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Strength of the passphrase"))
        self.strength = _wrapped(QLabel())
        self.first_problem = _problem()
        self.second_problem = _problem()
        self.warning = _wrapped(QLabel())
        self.warning.setProperty("look", "muted")
        self.warning.setText(
            self.tr(
                "Write the passphrase down and keep it under lock and key. Without it nobody "
                "can open the files, not even the makers of this program."
            )
        )
        self.make = QPushButton(self.tr("Make the vault"))
        self.make.setProperty("primary", True)

        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.strength_wanted.emit(self.first.text))
        self.first.changed.connect(self._typed)
        self.first.entered.connect(self.second.setFocus)
        self.second.changed.connect(self.second_problem.hide)
        self.second.entered.connect(self._enter)
        self.make.clicked.connect(self._enter)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(_label(self.tr("&Passphrase"), self.first))
        layout.addWidget(self.first)
        layout.addWidget(self.bar)
        layout.addWidget(self.strength)
        layout.addWidget(self.first_problem)
        layout.addSpacing(12)
        layout.addWidget(_label(self.tr("The passphrase &once more"), self.second))
        layout.addWidget(self.second)
        layout.addWidget(self.second_problem)
        layout.addSpacing(12)
        layout.addWidget(self.warning)
        layout.addSpacing(12)
        layout.addWidget(self.make)

        self.show_strength(0, "")

    def show_strength(self, score: int, weakness: str) -> None:
        """Say in words how strong the passphrase is; `weakness` is a code of `strength`."""
        self.bar.setValue(score)
        if not self.first.text:
            self.strength.setText(
                self.tr("Take four words or more that have nothing to do with each other.")
            )
            return
        words = self.tr("Strength: {word}.").format(word=_score_word(score))
        self.strength.setText(f"{words} {_weakness_sentence(weakness)}".strip())

    def show_too_weak(self) -> None:
        """Say that a vault is not made with this passphrase, and go to the field."""
        self.first_problem.setText(self.tr("This passphrase is too easy to guess. Make it longer."))
        self.first_problem.show()
        self.first.mark(wrong=True)
        self.first.setFocus()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.second.clear()
        self.show_strength(0, "")

    def _typed(self) -> None:
        self.first_problem.hide()
        self.first.mark(wrong=False)
        self._pause.start()

    def _enter(self) -> None:
        if not self.first.text:
            self.show_too_weak()
        elif self.first.text != self.second.text:
            self.second_problem.setText(
                self.tr("These two differ. Type the same passphrase in both fields.")
            )
            self.second_problem.show()
            self.second.setFocus()
        else:
            self.entered.emit(self.first.text)


def _score_word(score: int) -> str:
    translate = QCoreApplication.translate
    return (
        translate("NewVaultPanel", "very weak"),
        translate("NewVaultPanel", "weak"),
        translate("NewVaultPanel", "fair"),
        translate("NewVaultPanel", "strong"),
        translate("NewVaultPanel", "very strong"),
    )[score]


def _weakness_sentence(weakness: str) -> str:
    translate = QCoreApplication.translate
    return {
        "short": translate("NewVaultPanel", "It is too short. Add a word."),
        "word": translate("NewVaultPanel", "It rests on one well-known word. Add other words."),
        "name": translate("NewVaultPanel", "Names are guessed first. Add other words."),
        "spatial": translate("NewVaultPanel", "Keys in a row are guessed first. Use words."),
        "repeat": translate("NewVaultPanel", "It repeats itself. Add other words."),
        "sequence": translate("NewVaultPanel", "Series such as abc or 123 are guessed first."),
        "date": translate("NewVaultPanel", "Dates and years are guessed first. Add words."),
    }.get(weakness, "")


def _label(text: str, buddy: QWidget) -> QLabel:
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def _wrapped(label: QLabel) -> QLabel:
    label.setWordWrap(True)
    return label


def _problem() -> QLabel:
    label = _wrapped(QLabel())
    label.setProperty("look", "problem")
    label.hide()
    return label
