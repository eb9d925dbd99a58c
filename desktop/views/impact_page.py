"""What a change of rules does to the open files; it takes effect only after a yes."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.impact_words import differences, sent_line, verdict_lines
from casework.law.impact import Change
from casework.phrases import Phrases
from desktop.models.impact_table import ImpactColumn, ImpactTable
from desktop.rule_library import ImpactReport
from desktop.views.message_bar import MessageBar
from desktop.views.overview_page import Choose
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label, side_by_side
from desktop.views.table import Table


class ImpactPage(QWidget):
    """Shows a report and asks for a yes; it changes nothing itself."""

    apply_wanted = Signal()
    save_wanted = Signal(object)
    back = Signal()

    def __init__(
        self, phrases: Phrases, choose: Choose, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._choose = choose
        self._folder = folder
        self.title = label("", "title")
        self.summary = label()
        self.message = MessageBar()
        self.model = ImpactTable(phrases, self)
        self.table = Table(self.tr("Files that change"), self.model)
        self.table.stretch(ImpactColumn.CLIENT)
        self.detail = Card()
        self.which = label("", "heading")
        self.lines = label("", selectable=True)
        self.apply = button(self.tr("&Apply"), primary=True)
        self.cancel = button(self.tr("Do not apply"))
        self.save = button(self.tr("Save as PDF…"))

        self.table.chosen.connect(self._show_change)
        self.apply.clicked.connect(self.apply_wanted)
        self.cancel.clicked.connect(self.back)
        self.save.clicked.connect(self._ask)

        self._assemble()
        # Not the button: a change of law should not happen by pressing Enter once too often.
        self.setFocusProxy(self.table)

    def show_report(self, title: str, report: ImpactReport) -> None:
        """Show what a change does."""
        count = len(report.changes)
        self.message.hide()
        self.title.setText(title)
        self.summary.setText(
            self.tr(
                "%n open file(s) change. Nothing has been changed yet. Read what changes, and "
                "then choose.",
                "",
                count,
            )
            if count
            else self.tr("No open file changes by this. It will count for files to come.")
        )
        self.model.show(report)
        self.table.fit()
        for part in (self.table, self.detail, self.save):
            part.setVisible(bool(count))
        self.filler.setVisible(not count)
        self.setFocusProxy(self.table if count else self.apply)
        if count:
            self.table.choose_row(0)
        self.setFocus()

    def show_saved(self, path: Path) -> None:
        """Say where the report is."""
        self.message.show_done(self.tr("The report is saved: {path}").format(path=path))

    def show_problem(self, sentence: str) -> None:
        """Say why something could not be done."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Show nothing of anyone."""
        self.model.show(ImpactReport((), {}))
        self.lines.setText("")
        self.which.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _show_change(self, change: Change | None) -> None:
        if change is None:
            return
        self.which.setText(self.tr("File {number}").format(number=change.case_file.number))
        lines = [
            f"{what[:1].upper()}{what[1:]}: {before} → {after}"
            for what, before, after in differences(change, self._phrases)
        ]
        lines += verdict_lines(change, self._phrases)
        lines += filter(None, [sent_line(change, self._phrases)])
        self.lines.setText("\n".join(lines))

    def _ask(self) -> None:
        # A name of a file is no place for the name of a person; the report holds only numbers.
        suggestion = self._folder / f"{self.tr('change-of-rules')}.pdf"
        question = self.tr("Where should the report go?")
        path = self._choose(self, question, suggestion, self.tr("PDF (*.pdf)"))
        if path is not None:
            self._folder = path.parent
            self.save_wanted.emit(path)

    def _assemble(self) -> None:
        self.detail.column.addWidget(self.which)
        self.detail.column.addWidget(self.lines)
        self.filler = QWidget()
        buttons = side_by_side(self.apply, self.cancel, gap=GAP)
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(12)
        for widget in (self.title, self.summary, self.message):
            layout.addWidget(widget)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.detail)
        layout.addWidget(self.filler, 1)
        layout.addLayout(buttons)
