"""The words of a letter beside the letter: typed over, and given back as they were."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from casework.letters.drafting import Letter, Table
from casework.letters.editing import Wording, fitted, tables_of, wording_of
from desktop.views.parts import GAP, button, clear, label, name_for, side_by_side, stacked

# So long after the last key the letter follows.
PAUSE_MS = 300
_LINES = 3


class LetterText(QWidget):
    """Shows what can be typed of a letter, with the tables that cannot between it.

    `changed` tells at once that something is typed; `paused`, a moment later, what it is.
    """

    changed = Signal()
    paused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample: Wording | None = None
        self._began_with: Wording | None = None
        self._tables: tuple[Table, ...] = ()
        self._parts = QVBoxLayout()
        self.subject = QLineEdit()
        self.texts: list[GrowingText] = []
        self.again = button(self.tr("&Back to the sample"))
        self.stale = label(
            self.tr(
                "The facts of the file have changed since you typed here. Read the whole letter, "
                "or go back to the sample."
            ),
            "problem",
        )
        self.problem = label("", "problem")
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.paused)
        self.subject.textEdited.connect(self._typed)
        self.again.clicked.connect(self._give_back)
        self._assemble()

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that `paused` did not tell of yet."""
        return self._pause.isActive()

    def show_sample(self, letter: Letter, wording: Wording | None) -> None:
        """Show the words of a letter as drafted, or those typed in it; keep what is being typed."""
        sample = wording_of(letter)
        typed = self.wording() if self._sample is not None else wording
        self._sample = sample
        if typed is None or self._began_with is None:
            self._began_with = sample
        self._show(fitted(typed or sample, letter), tables_of(letter))

    def forget(self) -> None:
        """Show nothing any more: another letter comes."""
        self._pause.stop()
        self._sample = self._began_with = None

    def wording(self) -> Wording | None:
        """Return what is typed; None when it is the sample."""
        typed = Wording(self.subject.text(), tuple(text.toPlainText() for text in self.texts))
        return None if typed == self._sample else typed

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say why the words cannot be printed, as (field, sentence)."""
        self.problem.setText(" ".join(dict.fromkeys(sentence for _, sentence in problems)))
        self.problem.setVisible(bool(problems))

    def _show(self, wording: Wording, tables: tuple[Table, ...]) -> None:
        self._lay_out(tables)
        if self.subject.text() != wording.subject:
            self.subject.setText(wording.subject)
        for editor, text in zip(self.texts, wording.texts, strict=True):
            editor.put(text)
        self._look()

    def _lay_out(self, tables: tuple[Table, ...]) -> None:
        """Put an editor before, between and after the tables; those that are there stay."""
        if tables == self._tables and self.texts:
            return
        self._tables = tables
        clear(self._parts)
        self.texts = []
        for table in (*tables, None):
            editor = GrowingText()
            name_for(editor, self.tr("Text of the letter"))
            editor.textChanged.connect(self._typed)
            self.texts.append(editor)
            self._parts.addWidget(editor)
            if table is not None:
                rows = "\n".join(" · ".join(row) for row in table.rows)
                self._parts.addWidget(label(rows, "muted"))

    def _typed(self) -> None:
        self._look()
        self._pause.start()
        self.changed.emit()

    def _give_back(self) -> None:
        if self._sample is None:
            return
        self._began_with = self._sample
        self.subject.setText(self._sample.subject)
        for editor, text in zip(self.texts, self._sample.texts, strict=True):
            editor.put(text)
        self._typed()

    def _look(self) -> None:
        edited = self.wording() is not None
        self.again.setEnabled(edited)
        self.stale.setVisible(edited and self._began_with != self._sample)

    def _assemble(self) -> None:
        self.stale.hide()
        self.problem.hide()
        words = self.tr("S&ubject")
        caption = label(words.replace("&", ""))
        caption.setBuddy(self.subject)
        name_for(self.subject, words)
        self._parts.setSpacing(GAP)
        hint = label(
            self.tr(
                "An empty line begins a new paragraph. A line with a dash in front is an item of "
                "a list. The tables come from the file: change them there."
            ),
            "muted",
        )
        row = side_by_side(self.again)
        row.addStretch()
        column = stacked(self.problem, self.stale, caption, self.subject)
        column.addLayout(self._parts)
        column.addWidget(hint)
        column.addLayout(row)
        column.addStretch()
        self.setLayout(column)


class GrowingText(QPlainTextEdit):
    """A text as high as it is long; Tab leads to the next field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._grow)
        self._grow()

    def put(self, text: str) -> None:
        """Show a text; one that is there already keeps its cursor."""
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A narrower line breaks sooner.
        self._grow()

    def _grow(self) -> None:
        block, height = self.document().begin(), 0.0
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        least = _LINES * self.fontMetrics().lineSpacing()
        around = 2 * (self.document().documentMargin() + self.frameWidth())
        wanted = round(max(height, least) + around) + self._padding()
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def _padding(self) -> int:
        """Return what the style sheet leaves free above and below the text."""
        return max(self.height() - self.viewport().height() - 2 * self.frameWidth(), 0)
