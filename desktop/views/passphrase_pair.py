"""A new passphrase, typed twice, with how strong it is."""

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.views.passphrase_field import PassphraseField

_TYPING_PAUSE_MS = 150


class PassphrasePair(QWidget):
    """Asks for a passphrase twice; it judges no strength itself but shows what it is told."""

    strength_wanted = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(self.tr("Passphrase"))
        self.second = PassphraseField(self.tr("The passphrase once more"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 4)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Strength of the passphrase"))
        self.strength = wrapped(QLabel())
        self.first_problem = problem_label()
        self.second_problem = problem_label()

        self._pause = QTimer(self, singleShot=True, interval=_TYPING_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.strength_wanted.emit(self.first.text))
        self.first.changed.connect(self._typed)
        self.first.entered.connect(self.second.setFocus)
        self.second.changed.connect(self.second_problem.hide)
        self.second.entered.connect(self.entered)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(buddied(self.tr("&Passphrase"), self.first))
        layout.addWidget(self.first)
        layout.addWidget(self.bar)
        layout.addWidget(self.strength)
        layout.addWidget(self.first_problem)
        layout.addSpacing(12)
        layout.addWidget(buddied(self.tr("The passphrase &once more"), self.second))
        layout.addWidget(self.second)
        layout.addWidget(self.second_problem)
        self.setFocusProxy(self.first)
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

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the passphrase, and go to the field."""
        self.first_problem.setText(sentence)
        self.first_problem.show()
        self.first.mark(wrong=True)
        self.first.setFocus()

    def show_too_weak(self) -> None:
        """Say that this passphrase is not taken, and go to the field."""
        self.show_problem(self.tr("This passphrase is too easy to guess. Make it longer."))

    def checked(self) -> bool:
        """Whether the same passphrase was typed twice; otherwise say so."""
        if not self.first.text:
            self.show_too_weak()
        elif self.first.text != self.second.text:
            self.second_problem.setText(
                self.tr("These two differ. Type the same passphrase in both fields.")
            )
            self.second_problem.show()
            self.second.setFocus()
        else:
            return True
        return False

    def clear(self) -> None:
        """Forget what was typed."""
        self._pause.stop()
        self.first.clear()
        self.second.clear()
        self.first_problem.hide()
        self.first.mark(wrong=False)
        self.second_problem.hide()
        self.show_strength(0, "")

    def _typed(self) -> None:
        self.first_problem.hide()
        self.first.mark(wrong=False)
        self._pause.start()


def buddied(text: str, buddy: QWidget) -> QLabel:
    """Make a label whose mnemonic leads to a field."""
    label = QLabel(text)
    label.setBuddy(buddy)
    return label


def wrapped(label: QLabel) -> QLabel:
    """Let a label take more lines."""
    label.setWordWrap(True)
    return label


def problem_label() -> QLabel:
    """Make a label for what is wrong, not shown yet."""
    label = wrapped(QLabel())
    label.setProperty("look", "problem")
    label.hide()
    return label


def _score_word(score: int) -> str:
    translate = QCoreApplication.translate
    return (
        translate("PassphrasePair", "very weak"),
        translate("PassphrasePair", "weak"),
        translate("PassphrasePair", "fair"),
        translate("PassphrasePair", "strong"),
        translate("PassphrasePair", "very strong"),
    )[score]


def _weakness_sentence(weakness: str) -> str:
    translate = QCoreApplication.translate
    return {
        "short": translate("PassphrasePair", "It is too short. Add a word."),
        "word": translate("PassphrasePair", "It rests on one well-known word. Add other words."),
        "name": translate("PassphrasePair", "Names are guessed first. Add other words."),
        "spatial": translate("PassphrasePair", "Keys in a row are guessed first. Use words."),
        "repeat": translate("PassphrasePair", "It repeats itself. Add other words."),
        "sequence": translate("PassphrasePair", "Series such as abc or 123 are guessed first."),
        "date": translate("PassphrasePair", "Dates and years are guessed first. Add words."),
    }.get(weakness, "")
