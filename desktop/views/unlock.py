"""The first window: open the vault, or make one."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.views.new_vault import NewVaultPanel
from desktop.views.open_panel import OpenPanel
from desktop.views.unlock_notices import InUseNotice, Notice

_WIDTH = 480


class UnlockWindow(QWidget):
    """Asks for the passphrase; it knows no storage and shows what it is told."""

    unlock_wanted = Signal(object, str)
    make_wanted = Signal(object, str, str)
    strength_wanted = Signal(str)
    folder_wanted = Signal()
    rescue_wanted = Signal()
    take_over_wanted = Signal(object, str)
    mend_wanted = Signal(object)

    def __init__(self, *, demo: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = Path()
        self._seconds = 0
        self._sentence = ""
        self._listening = False
        self._held: Callable[[], object] | None = None
        self.setWindowTitle(self.tr("Termijnwacht"))

        self.title = QLabel()
        self.title.setProperty("look", "title")
        self.place = QLabel()
        self.place.setProperty("look", "muted")
        self.place.setWordWrap(True)
        self.other_folder = QPushButton(self.tr("Choose another folder…"))
        self.other_folder.setProperty("quiet", True)
        self.rescue = QPushButton(self.tr("Put a backup back…"))
        self.rescue.setProperty("quiet", True)
        self.note = QLabel()
        self.note.setProperty("look", "note")
        self.note.setWordWrap(True)
        self.note.hide()
        self.open_panel = OpenPanel()
        self.new_panel = NewVaultPanel()
        self.about_place = Notice("warning", self.tr("Keep others out of this folder"))
        self.in_use = InUseNotice()
        self.message = _message_frame()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.doing = QLabel()
        self.doing.setProperty("look", "muted")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._second = QTimer(self, interval=1000)

        self._second.timeout.connect(self._count_down)
        self.other_folder.clicked.connect(lambda: self._ask(self.folder_wanted.emit))
        self.rescue.clicked.connect(lambda: self._ask(self.rescue_wanted.emit))
        self.open_panel.entered.connect(self._unlock)
        self.new_panel.entered.connect(self._make)
        self.about_place.pressed.connect(lambda: self.mend_wanted.emit(self.folder))
        self.in_use.pressed.connect(self._take_over)
        self.new_panel.strength_wanted.connect(self.strength_wanted)

        self._assemble(demo=demo)
        self.show_ready()

    def listen(self) -> None:
        """Pass on what was asked while nobody was there yet, and from now on at once."""
        self._listening = True
        held, self._held = self._held, None
        if held is not None:
            held()
        elif self.new_panel.first.text:
            self.strength_wanted.emit(self.new_panel.first.text)

    def show_folder(self, folder: Path, *, has_vault: bool) -> None:
        """Ask for the passphrase of the vault in the folder, or for a new one when it has none."""
        if folder != self.folder:
            self.about_place.hide()
        self.folder = folder
        self.place.setText(self.tr("Folder: {folder}").format(folder=folder))
        self.title.setText(
            self.tr("Unlock the vault") if has_vault else self.tr("Make a new vault")
        )
        self.open_panel.setVisible(has_vault)
        self.new_panel.setVisible(not has_vault)
        self.show_ready()
        self.focus_first()

    @property
    def asks_new(self) -> bool:
        """Whether it asks for the passphrase of a vault that is still to be made."""
        return not self.new_panel.isHidden()

    def show_note(self, sentence: str) -> None:
        """Say something that helps, above the passphrase."""
        self.note.setText(sentence)
        self.note.show()

    def show_ready(self) -> None:
        """Wait for the user, with nothing to say."""
        self._second.stop()
        self._say_nothing()
        self._let_type(possible=True)

    def show_busy(self, doing: str) -> None:
        """Say what is being done; what was typed stays but cannot be changed meanwhile."""
        self._say_nothing()
        self._let_type(possible=False)
        self.doing.setText(doing)
        self.doing.show()
        self.progress.setRange(0, 0)
        self.progress.show()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def show_problem(self, sentence: str) -> None:
        """Say what is the matter and what to do; what was typed stays."""
        self._say_nothing()
        self._let_type(possible=True)
        self.words.setText(sentence)
        self.message.show()
        self.focus_first()

    def show_unusable(self, sentence: str) -> None:
        """Say why the program cannot be used; there is nothing to type any more."""
        self._held = None
        self.show_problem(sentence)
        self._let_type(possible=False)
        self.doing.hide()
        self.progress.hide()

    def show_in_use(self, sentence: str, wait: float | None) -> None:
        """Say who has the vault open; after `wait` seconds offer to open it all the same."""
        self._say_nothing()
        self._let_type(possible=True)
        self.in_use.show_holder(sentence, wait)
        self.focus_first()

    def show_place(self, sentences: Sequence[str], *, mendable: bool) -> None:
        """Say what is special about the folder; `mendable` is whether others can be kept out."""
        self.about_place.say(sentences, offer=mendable)

    def show_wait(self, sentence: str, seconds: int) -> None:
        """Say what is the matter, and let nobody try again for a while."""
        self.show_problem(sentence)
        if seconds > 0:
            self._sentence, self._seconds = sentence, seconds
            self.open_panel.unlock.setEnabled(False)
            self._second.start()
            self._say_seconds()

    def clear(self) -> None:
        """Forget what was typed."""
        self.open_panel.passphrase.clear()
        self.new_panel.clear()

    def focus_first(self) -> None:
        """Put the cursor where one types first; a passphrase that was typed is selected."""
        if self.open_panel.isHidden():
            self.new_panel.focus_first()
        else:
            self.open_panel.focus_first()

    def _assemble(self, *, demo: bool) -> None:
        name = QHBoxLayout()
        program = QLabel(self.tr("Termijnwacht"))
        program.setProperty("look", "heading")
        name.addWidget(program)
        name.addStretch()
        if demo:
            name.addWidget(_demo_mark(self.tr("DEMO: invented people")))
        inside = QVBoxLayout(self.message)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.words)

        column = QVBoxLayout()
        column.setSpacing(8)
        column.addLayout(name)
        column.addWidget(self.title)
        column.addWidget(self.place)
        column.addWidget(self.note)
        column.addWidget(self.about_place)
        column.addSpacing(12)
        column.addWidget(self.open_panel)
        column.addWidget(self.new_panel)
        column.addWidget(self.in_use)
        column.addWidget(self.message)
        column.addWidget(self.doing)
        column.addWidget(self.progress)
        column.addLayout(_at_left(self.other_folder, self.rescue))
        card = QFrame()
        card.setProperty("card", True)
        card.setFixedWidth(_WIDTH)
        card.setLayout(column)
        column.setContentsMargins(28, 24, 28, 20)

        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(card)
        middle.addStretch()
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.addStretch()
        whole.addLayout(middle)
        whole.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(_scrolling(page))
        self.resize(760, 600)

    def _unlock(self, passphrase: str) -> None:
        if not self._second.isActive():
            self._ask(lambda: self.unlock_wanted.emit(self.folder, passphrase))

    def _take_over(self) -> None:
        passphrase = self.open_panel.passphrase.text
        if passphrase:
            self._ask(lambda: self.take_over_wanted.emit(self.folder, passphrase))
        else:
            self.focus_first()

    def _make(self, passphrase: str, name: str) -> None:
        self._ask(lambda: self.make_wanted.emit(self.folder, passphrase, name))

    def _ask(self, emit: Callable[[], object]) -> None:
        if self._listening:
            emit()
        else:
            self._held = emit
            self.show_busy(self.tr("Loading the rest of the program…"))

    def _say_nothing(self) -> None:
        self.message.hide()
        self.in_use.put_away()

    def _let_type(self, *, possible: bool) -> None:
        self.open_panel.setEnabled(possible)
        self.open_panel.unlock.setEnabled(possible and not self._second.isActive())
        self.new_panel.setEnabled(possible)
        self.about_place.action.setEnabled(possible)
        self.other_folder.setEnabled(possible)
        self.rescue.setEnabled(possible)
        if possible:
            self.doing.hide()
            self.progress.hide()

    def _count_down(self) -> None:
        self._seconds -= 1
        if self._seconds > 0:
            self._say_seconds()
            return
        self._second.stop()
        self.open_panel.unlock.setEnabled(True)
        now = self.tr("You can try again now.")
        self.words.setText(f"{self._sentence} {now}")

    def _say_seconds(self) -> None:
        wait = self.tr("You can try again in %n second(s).", "", self._seconds)
        self.words.setText(f"{self._sentence} {wait}")


def _message_frame() -> QFrame:
    frame = QFrame()
    frame.setObjectName("message")
    frame.setProperty("kind", "problem")
    return frame


def _scrolling(page: QWidget) -> QScrollArea:
    # As in `parts`, which loads every enum of Qt, and this is the first window.
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(page.focusPolicy())
    area.setWidget(page)
    return area


def _demo_mark(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("demo")
    return label


def _at_left(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
