"""Where to save a letter outside the vault, and what that means."""

import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.phrases import Phrases
from desktop.file_choice import chosen_file, documents_folder
from desktop.views.parts import Card, button, label, mark, name_for, side_by_side


class SavePanel(Card):
    """Asks for a place; whoever listens writes the file and says when that did not work."""

    save_wanted = Signal(object)
    closed = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self.place = QLineEdit()
        self.trouble = label("", "problem")
        self.save_button = button(self.tr("Save"), primary=True)
        self.choose_button = button(self.tr("Choose…"))
        self.cancel_button = button(self.tr("Cancel"))
        self.save_button.clicked.connect(self._save)
        self.choose_button.clicked.connect(self._choose)
        self.cancel_button.clicked.connect(self.dismiss)
        words = self.tr("Save as PDF")
        name_for(self.place, words)
        warning = label(
            self.tr(
                "This file leaves the vault and is not encrypted. Anyone who can open this "
                "computer can read it. Delete it when you no longer need it."
            ),
            "warning",
        )
        where = side_by_side(self.place, self.choose_button)
        where.setStretch(0, 1)
        self.column.addWidget(label(words, "heading"))
        self.column.addWidget(warning)
        self.column.addLayout(where)
        self.column.addWidget(self.trouble)
        row = side_by_side(self.save_button, self.cancel_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.hide()

    def ask(self, title: str) -> None:
        """Suggest a place for a letter by its title, which names nobody."""
        self.place.setText(str(documents_folder() / file_name(title)))
        self.show_problem("")
        self.show()
        self.place.setFocus()

    def show_problem(self, sentence: str) -> None:
        """Say why the file could not be written; the place stays as it was typed."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        mark(self.place, "problem", bool(sentence))
        self.place.setAccessibleDescription(sentence)
        if sentence:
            self.place.setFocus()

    def dismiss(self) -> None:
        """Ask no longer."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.place.hasFocus():
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        typed = self.place.text().strip()
        if not typed:
            self.show_problem(self._phrases.say("problem", "required"))
            return
        path = Path(typed).expanduser()
        self.show_problem("")
        self.save_wanted.emit(path if path.suffix else path.with_suffix(".pdf"))

    def _choose(self) -> None:
        suggestion = Path(self.place.text().strip() or str(documents_folder()))
        window: QWidget = self.window()
        chosen = chosen_file(window, self.tr("Save as PDF"), suggestion, "PDF (*.pdf)")
        if chosen is not None:
            self.place.setText(str(chosen))
            self.show_problem("")


def file_name(title: str) -> str:
    """Make a name for a file from the title of a letter: plain letters, digits and hyphens."""
    decomposed = unicodedata.normalize("NFKD", title.lower())
    plain = re.sub(r"[^a-z0-9]+", "-", decomposed.encode("ascii", "ignore").decode())
    return f"{plain.strip('-')[:80] or 'brief'}.pdf"
