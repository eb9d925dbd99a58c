"""The office's own letters: which there are, and the text of one beside how it will look."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QSplitter, QWidget

from casework.letters.own import OwnEntry
from casework.phrases import Phrases
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Choice,
    announce,
    button,
    label,
    mark,
    name_for,
    side_by_side,
    stacked,
)
from desktop.views.pdf_pages import PdfPages

# So long after the last key the letter is looked at.
PAUSE_MS = 400
_WIDTHS = (560, 480)
_LIST_HEIGHT = 130
_TABLES = ("facts", "person", "family", "chronology", "calculation", "documents")


class TemplatesPage(QWidget):
    """Shows the office's templates and takes the text of one; it reads and stores nothing itself.

    `typed` asks to look at a text, and `saved` to keep it: a new one has no id before it.
    """

    typed = Signal(str)
    saved = Signal(object, str)
    withdrawn = Signal(object)
    back = Signal()

    def __init__(self, phrases: Phrases, start: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._start = start
        self._entries: tuple[OwnEntry, ...] = ()
        self._chosen: OwnEntry | None = None
        self._good = False
        self.back_button = button(self.tr("Back"), quiet=True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Letters of this office"))
        self.list.setMaximumHeight(_LIST_HEIGHT)
        self.new_button = button(self.tr("&New letter"))
        self.withdraw_button = button(self.tr("&Offer it no more"))
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.trouble = label("", "problem")
        self.fields = Choice()
        self.insert_button = button(self.tr("&Insert"))
        self.save_button = button(self.tr("&Save"), primary=True)
        self.pages = PdfPages()
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._offer_fields()
        self._connect()
        self._assemble()
        self.begin_new()

    def show_entries(self, entries: Sequence[OwnEntry]) -> None:
        """Replace the list; the text that is being typed stays."""
        self._entries = tuple(entries)
        self.list.clear()
        for entry in entries:
            words = entry.kept.name
            self.list.addItem(
                words if entry.error is None else self.tr("{} (broken)").format(words)
            )
        if self._chosen is not None:
            self._choose_again(self._chosen.kept.name)
        self.list.setVisible(bool(entries))

    def begin_new(self) -> None:
        """Begin a letter that is not there yet."""
        self._chosen = None
        self.list.setCurrentRow(-1)
        self._show_text(self._start)

    def show_stored(self, name: str) -> None:
        """Go on with what was stored under a name."""
        self._choose_again(name)

    def show_look(self, text: str, line: int, sentence: str, pdf: bytes) -> None:
        """Show how a text looks, or on which line what is wrong; older looks are passed by."""
        if text != self.text.toPlainText():
            return
        self._good = not sentence
        self.show_problem(line, sentence)
        if pdf:
            self.pages.follow_pdf(pdf)
        self._look()

    def show_problem(self, line: int, sentence: str) -> None:
        """Say on which line what is wrong; an empty sentence takes it back."""
        words = self.tr("Line {line}: {what}").format(line=line, what=sentence) if sentence else ""
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))
        mark(self.text, "problem", bool(words))
        self.text.setAccessibleDescription(words)
        announce(self.text)

    def insert_field(self) -> None:
        """Write the chosen field where the cursor is; a table on lines of its own."""
        name = self.fields.value()
        written = f"\n\n${name}\n\n" if name in _TABLES else f"${name} "
        self.text.insertPlainText(written)
        self.text.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        chosen = None if self._chosen is None else self._chosen.kept.id
        self.saved.emit(chosen, self.text.toPlainText())

    def _withdraw(self) -> None:
        if self._chosen is not None:
            kept = self._chosen.kept.id
            self.begin_new()
            self.withdrawn.emit(kept)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._entries):
            self._chosen = self._entries[row]
            self._show_text(self._chosen.kept.text)

    def _choose_again(self, name: str) -> None:
        """Mark a letter in the list without touching the text."""
        names = [entry.kept.name for entry in self._entries]
        row = names.index(name) if name in names else -1
        self._chosen = self._entries[row] if row >= 0 else None
        self.list.blockSignals(True)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)
        self._look()

    def _show_text(self, text: str) -> None:
        self._good = False
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._pause.stop()
        self.typed.emit(text)
        self._look()

    def _typing(self) -> None:
        self._good = False
        self._pause.start()
        self._look()

    def _look(self) -> None:
        before = self._start if self._chosen is None else self._chosen.kept.text
        changed = self.text.toPlainText() != before
        self.save_button.setEnabled(self._good and changed)
        self.withdraw_button.setEnabled(self._chosen is not None)

    def _offer_fields(self) -> None:
        names = self._phrases.codes("template_field")
        self.fields.offer(
            (name, f"${name}: {self._phrases.say('template_field', name)}") for name in names
        )

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.back)
        self.list.currentRowChanged.connect(self._choose)
        self.new_button.clicked.connect(self.begin_new)
        self.withdraw_button.clicked.connect(self._withdraw)
        self.insert_button.clicked.connect(self.insert_field)
        self.save_button.clicked.connect(self._save)
        self.text.textChanged.connect(self._typing)
        self._pause.timeout.connect(lambda: self.typed.emit(self.text.toPlainText()))

    def _assemble(self) -> None:
        head = side_by_side(
            self.back_button, label(self.tr("Letters of this office"), "title"), gap=GAP
        )
        head.setStretch(1, 1)
        hint = self.tr(
            "Between the lines with +++ stand the settings. The first lines after that are the "
            "subject. Empty lines part the paragraphs. The names in the example are invented."
        )
        name_for(self.text, self.tr("Text of the letter"))
        name_for(self.fields, self.tr("Field to insert"))
        fields = side_by_side(self.fields, self.insert_button)
        fields.setStretch(0, 1)
        below = side_by_side(self.save_button)
        below.addStretch(1)
        left = stacked(self.list, gap=GAP)
        buttons = side_by_side(self.new_button, self.withdraw_button)
        buttons.addStretch(1)
        left.addLayout(buttons)
        left.addWidget(label(hint, "muted"))
        left.addLayout(fields)
        left.addWidget(self.text, 1)
        left.addWidget(self.trouble)
        left.addLayout(below)
        side = QWidget()
        side.setLayout(left)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(side)
        both.addWidget(self.pages)
        both.setSizes(list(_WIDTHS))
        whole = stacked(gap=GAP)
        whole.setContentsMargins(WIDE_GAP, GAP, WIDE_GAP, GAP)
        whole.addLayout(head)
        whole.addWidget(both, 1)
        self.setLayout(whole)
