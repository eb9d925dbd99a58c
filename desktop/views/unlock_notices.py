"""What the first window says besides: what is special about the folder, and who has it open."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

# Up to here one wants to see the seconds go by.
_SECONDS_SHOWN = 90


class Notice(QFrame):
    """Words in a coloured frame, with a button below them."""

    pressed = Signal()

    def __init__(self, kind: str, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setProperty("kind", kind)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.action = QPushButton(action)
        self.action.clicked.connect(self.pressed)

        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.words)
        inside.addWidget(self.action)
        self.hide()

    def say(self, sentences: Sequence[str], *, offer: bool) -> None:
        """Show the sentences, and the button when there is something to offer."""
        self.words.setText("\n\n".join(sentences))
        self.action.setVisible(offer)
        self.setVisible(bool(sentences))


class InUseNotice(Notice):
    """Says who has the vault open; offers to open it all the same when they stay silent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("problem", self.tr("Open it all the same"), parent)
        self._sentence = ""
        self._seconds = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._count_down)

    def show_holder(self, sentence: str, wait: float | None) -> None:
        """Say who has it; `wait` is the seconds until it may be offered, None for never."""
        self._sentence = sentence
        self._second.stop()
        if wait is None:
            self.say([sentence], offer=False)
        else:
            self._seconds = math.ceil(wait)
            self._second.start()
            self._say_seconds()

    def put_away(self) -> None:
        """Say nothing any more."""
        self._second.stop()
        self.hide()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_seconds()
            return
        self._second.stop()
        warning = self.tr(
            "That program has not been heard of for a while. Has it stopped, for example because "
            "the computer broke down? Then you can open the vault all the same. Is it still being "
            "worked with there? Then what is typed there from now on will be lost. Look first, or "
            "call."
        )
        self.say([self._sentence, warning], offer=True)

    def _say_seconds(self) -> None:
        if self._seconds > _SECONDS_SHOWN:
            left = self.tr("%n minute(s)", "", math.ceil(self._seconds / 60))
        else:
            left = self.tr("%n second(s)", "", self._seconds)
        watching = self.tr(
            "The program looks whether anything is still being done there. If nothing is, you can "
            "open the vault all the same after {left}."
        )
        self.say([self._sentence, watching.format(left=left)], offer=False)
