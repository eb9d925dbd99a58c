"""A field for notes that points out, while one types, what does not belong in a note."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from casework.notes import warnings_in
from casework.phrases import Phrases
from desktop.views.form import bring_into_view
from desktop.views.parts import announce, label, stacked


class NoteField(QWidget):
    """Puts a warning under a field. It refuses nothing: whoever types decides."""

    def __init__(
        self, editor: QPlainTextEdit | QLineEdit, phrases: Phrases, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._described = ""
        self.editor = editor
        self.warning = label("", "warning")
        self.warning.hide()
        self.setFocusProxy(editor)
        self.setLayout(stacked(editor, self.warning, gap=2))
        editor.textChanged.connect(self._look)

    def setAccessibleName(self, name: str) -> None:
        """Name the field itself: that is what gets the focus."""
        super().setAccessibleName(name)
        self.editor.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """Describe the field itself, together with the warning."""
        self._described = description
        self._describe()

    def _look(self) -> None:
        found = [self._phrases.say("note_warning", code) for code in warnings_in(self._text())]
        said = "\n".join(found)
        if said == self.warning.text():
            return
        self.warning.setText(said)
        self.warning.setVisible(bool(said))
        self._describe()
        if said and self.editor.hasFocus():
            # When the page has made room for it.
            QTimer.singleShot(0, self, lambda: bring_into_view(self.warning))

    def _describe(self) -> None:
        self.editor.setAccessibleDescription(self.warning.text() or self._described)
        announce(self.editor)

    def _text(self) -> str:
        if isinstance(self.editor, QLineEdit):
            return self.editor.text()
        return self.editor.toPlainText()
