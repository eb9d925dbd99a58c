"""A copy of everything about one person: what it is, what it means, and where it goes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from casework.clients import Client
from desktop.views.message_bar import MessageBar
from desktop.views.parts import WIDE_GAP, Card, button, isolated, label, side_by_side, stacked

PDF, JSON = "pdf", "json"


class CopyPage(QWidget):
    """Asks in which form the copy is wanted; it gathers and writes nothing itself."""

    save_wanted = Signal(str)
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Copy of everything"), "title")
        self.whose = label("", "heading")
        self.back_button = button(self.tr("Back"))
        self.message = MessageBar()
        self.as_pdf = button(self.tr("Save as &PDF…"), primary=True)
        self.as_json = button(self.tr("Save as &JSON…"))
        self.back_button.clicked.connect(self.back)
        self.as_pdf.clicked.connect(lambda: self.save_wanted.emit(PDF))
        self.as_json.clicked.connect(lambda: self.save_wanted.emit(JSON))
        self._assemble()
        self.setFocusProxy(self.as_pdf)

    def show_client(self, client: Client) -> None:
        """Say of whom the copy is."""
        self.message.hide()
        self.whose.setText(isolated(client.name))

    def forget(self) -> None:
        """Show nobody."""
        self.message.hide()
        self.whose.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _assemble(self) -> None:
        top = side_by_side(self.title, self.back_button)
        top.setStretch(0, 1)
        card = Card()
        for part in (
            self.whose,
            label(
                self.tr(
                    "Somebody may ask what the office keeps about them. They must have the answer "
                    "within a month. First make sure that it is really them who asks."
                )
            ),
            label(
                self.tr(
                    "The PDF is to be read. The JSON has the same, and the letters and scans "
                    "themselves, for another program. Of family members there is only the name."
                ),
                "muted",
            ),
            label(
                self.tr(
                    "This file leaves the vault and is not encrypted. Anyone who can open this "
                    "computer can read it. Delete it when you no longer need it."
                ),
                "warning",
            ),
        ):
            card.column.addWidget(part)
        row = side_by_side(self.as_pdf, self.as_json)
        row.addStretch(1)
        card.column.addLayout(row)
        layout = stacked(gap=WIDE_GAP)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.addLayout(top)
        layout.addWidget(self.message)
        layout.addWidget(card)
        layout.addStretch(1)
        self.setLayout(layout)
