"""The overview for the coordinator: how many files are in each band, and the export."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from casework.casefile import ASIEL
from casework.counts import Counts
from casework.phrases import Phrases
from casework.storage import FileCount
from casework.worklist import BANDS, WorklistItem
from desktop import icons
from desktop.theme import band_colour, colours_of
from desktop.views.message_bar import MessageBar
from desktop.views.parts import GAP, WIDE_GAP, Card, button, clear, label, name_for, stacked

Choose = Callable[[QWidget, str, Path, str], Path | None]

_ICON = 20
XLSX = "xlsx"
PDF = "pdf"


class OverviewPage(QWidget):
    """Shows counts and asks where to export to; it writes no file itself."""

    export_wanted = Signal(str, object)

    def __init__(
        self, phrases: Phrases, choose: Choose, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._choose = choose
        self._folder = folder
        self._today = date.min
        self.title = label(self.tr("Overview"), "title")
        self.summary = label()
        self.icons = {band: QLabel() for band in BANDS}
        self.counts = {band: label("", "heading") for band in BANDS}
        self.xlsx = button(self.tr("Save as spreadsheet (Excel)…"), primary=True)
        self.pdf = button(self.tr("Save as PDF…"))
        self.reason = QLineEdit()
        self.message = MessageBar()
        self.for_whom = label(self.tr("For the coordinator"), "heading")
        self.table, self.export_card, self.kinds_card = Card(), Card(), Card()
        self.kinds = stacked(gap=4)

        self.xlsx.clicked.connect(lambda: self._ask(XLSX, self.tr("Spreadsheet (*.xlsx)")))
        self.pdf.clicked.connect(lambda: self._ask(PDF, self.tr("PDF (*.pdf)")))

        self._assemble()
        self.setFocusProxy(self.xlsx)
        self._draw_icons()

    def show_items(self, items: Sequence[WorklistItem], today: date) -> None:
        """Count the files of the worklist."""
        self._today = today
        counts = Counter(item.band for item in items)
        for band in BANDS:
            self.counts[band].setText(str(counts.get(band, 0)))
        day = self._phrases.day(today)
        self.summary.setText(self.tr("%n open file(s) on {day}.", "", len(items)).format(day=day))
        for export in (self.xlsx, self.pdf):
            export.setEnabled(bool(items))

    def show_counts(self, counts: Counts, today: date) -> None:
        """Show numbers of the whole office, without anyone's name."""
        self._today = today
        for band in BANDS:
            self.counts[band].setText(str(counts.bands.get(band, 0)))
        self.table.setVisible(bool(counts.bands))
        day = self._phrases.day(today)
        self.summary.setText(
            self.tr("%n open file(s) on {day}.", "", counts.open_files).format(day=day)
        )
        clear(self.kinds)
        for count in counts.kinds:
            self.kinds.addWidget(label(self._kind_words(count)))
        self.kinds_card.setVisible(bool(counts.kinds))

    def show_rights(self, *, may_see_files: bool, all_files: bool) -> None:
        """Offer to save the worklist to who may see files; others see numbers only."""
        self.export_card.setVisible(may_see_files)
        self.kinds_card.hide()
        self.table.show()
        self.for_whom.setText(
            self.tr("For the coordinator") if all_files else self.tr("Your own files")
        )

    def show_written(self, path: Path) -> None:
        """Say where the file is."""
        self.message.show_done(self.tr("The overview is saved: {path}").format(path=path))

    def show_problem(self, sentence: str) -> None:
        """Say why the file could not be written; the overview itself is still there."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Show no counts and no message."""
        self.message.hide()
        self.show_items((), self._today)
        clear(self.kinds)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange}:
            self._draw_icons()

    def _ask(self, ending: str, kind: str) -> None:
        self.message.hide()
        # Named by the day: a name of a file is no place for the name of a person.
        name = self.tr("overview-{day}").format(day=self._today.isoformat())
        suggestion = self._folder / f"{name}.{ending}"
        path = self._choose(self, self.tr("Where should the overview go?"), suggestion, kind)
        if path is not None:
            self._folder = path.parent
            self.export_wanted.emit(ending, path)

    def _kind_words(self, count: FileCount) -> str:
        kind = self._phrases.say("procedure", count.procedure)
        if count.procedure == ASIEL:
            kind = f"{kind}, {self._phrases.say('track', count.track)}"
        words = (
            self.tr("%n closed file(s): {kind}", "", count.files)
            if count.closed
            else self.tr("%n open file(s): {kind}", "", count.files)
        )
        return words.format(kind=kind)

    def _draw_icons(self) -> None:
        colours = colours_of(self.palette())
        for band, picture in self.icons.items():
            colour = band_colour(colours, band)
            picture.setPixmap(icons.pixmap(band, colour, _ICON, self.devicePixelRatioF()))

    def _assemble(self) -> None:
        table, export = self.table, self.export_card
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(2, 1)
        for row, band in enumerate(BANDS):
            word = self._phrases.say("band", band)
            grid.addWidget(self.icons[band], row, 0)
            grid.addWidget(label(f"{word[:1].upper()}{word[1:]}"), row, 2)
            grid.addWidget(self.counts[band], row, 1)
            self.counts[band].setAlignment(Qt.AlignmentFlag.AlignRight)
        table.column.addLayout(grid)
        self.kinds_card.column.addLayout(self.kinds)
        self.kinds_card.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP)
        buttons.addWidget(self.xlsx)
        buttons.addWidget(self.pdf)
        buttons.addStretch()
        export.column.addWidget(self.for_whom)
        export.column.addWidget(
            label(self.tr("The whole worklist as a file, with names, terms and next steps."))
        )
        export.column.addWidget(
            label(
                self.tr(
                    "Mind: this file is not encrypted. Anyone who has it can read the names. "
                    "Keep it in a safe place and delete it when it is no longer needed."
                ),
                "warning",
            )
        )
        words = self.tr("What is it &for? (may stay empty; it stands in the journal)")
        caption = QLabel(words)
        caption.setBuddy(self.reason)
        name_for(self.reason, words)
        export.column.addWidget(caption)
        export.column.addWidget(self.reason)
        export.column.addLayout(buttons)
        export.column.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addWidget(self.title)
        layout.addWidget(self.summary)
        layout.addWidget(table)
        layout.addWidget(self.kinds_card)
        layout.addWidget(export)
        layout.addStretch()
