"""The window that tells of a mistake in the program, with a report that names nobody."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.views.parts import button, label


class CrashWindow(QDialog):
    """Shows the report before it is copied; it sends nothing anywhere."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setAccessibleName(self.tr("Report"))
        self.copy = button(self.tr("Copy the report"))
        self.go_on = button(self.tr("Go on working"), primary=True)

        self.copy.clicked.connect(self._copy)
        self.go_on.clicked.connect(self.accept)

        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch()
        buttons.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(label(self.tr("This is a mistake in the program"), "title"))
        layout.addWidget(
            label(
                self.tr(
                    "It is not your fault. What you saved is safe in the vault. Look whether "
                    "the last thing you did is there, and do it again if not."
                )
            )
        )
        layout.addWidget(
            label(
                self.tr(
                    "Send this report to who looks after the program. It says where it went "
                    "wrong. It holds no names, numbers or dates of clients."
                ),
                "muted",
            )
        )
        layout.addWidget(self.report, 1)
        layout.addLayout(buttons)
        self.resize(680, 460)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
