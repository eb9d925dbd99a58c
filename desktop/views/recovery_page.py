"""The recovery sheet, shown once: print it or save it, and put it away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.views.message_bar import MessageBar
from desktop.views.parts import GAP, WIDE_GAP, button, label, side_by_side
from desktop.views.pdf_pages import PdfPages


class RecoveryPage(QWidget):
    """Shows the sheet; it prints and saves nothing itself, and forgets it when it is left."""

    print_wanted = Signal()
    save_wanted = Signal()
    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label(self.tr("Recovery sheet"), "title")
        self.print = button(self.tr("&Print…"), primary=True)
        self.save = button(self.tr("&Save as PDF…"))
        self.ready = button(self.tr("&Done"))
        self.message = MessageBar()
        self.pages = PdfPages()
        self.pages.setAccessibleName(self.tr("Recovery sheet"))
        warning = label(
            self.tr(
                "This code is shown once. Print it and keep the paper under lock and key, "
                "away from this computer. Whoever has it can open the vault."
            ),
            "warning",
        )
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.ready.clicked.connect(self.back)

        top = side_by_side(self.title, gap=GAP)
        top.setStretch(0, 1)
        for wanted in (self.print, self.save, self.ready):
            top.addWidget(wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(warning)
        layout.addWidget(self.message)
        layout.addWidget(self.pages, 1)
        self.setFocusProxy(self.print)

    def show_sheet(self, pdf: bytes) -> None:
        """Show a sheet that was just made."""
        self.message.hide()
        self.pages.show_pdf(pdf)

    def forget(self) -> None:
        """Show no code any more."""
        self.pages.show_pdf(b"")
