"""Today: which files ask for something, since when, why, and a button for the next step."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.phrases import Phrases
from casework.worklist import ONVOLLEDIG, TE_LAAT, ZEER_TE_LAAT, WorklistItem
from desktop.models.worklist_table import WorklistTable
from desktop.views.band_choice import ALL, BandChoice
from desktop.views.parts import WIDE_GAP, Card, button, label, mark, side_by_side
from desktop.views.search_field import SearchField
from desktop.views.worklist_view import WorklistView

_ASKS_TODAY = (ZEER_TE_LAAT, TE_LAAT, ONVOLLEDIG)


class WorklistPage(QWidget):
    """Shows the worklist; Enter opens a file, Space or its button takes the next step."""

    opened = Signal(object)
    step_wanted = Signal(object)
    client_wanted = Signal()
    accesses_wanted = Signal()
    backups_wanted = Signal()
    review_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._items: tuple[WorklistItem, ...] = ()
        self._today = date.min
        self.title = label("", "title")
        self.summary = label()
        self.search = SearchField()
        self.bands = BandChoice(phrases)
        self.model = WorklistTable(phrases, self)
        self.table = WorklistView(self.model)
        self.backups_words = label("", "muted")
        self.backups = button(self.tr("Backups…"), quiet=True)
        self.nothing = Card()
        self.nothing_words = label()
        self.accesses = Card()
        self.accesses_words = label()
        self.see_accesses = button(self.tr("See which"))
        self.review = Card()
        self.review_words = label()
        self.see_review = button(self.tr("Look at them"))
        self.new_client = button(self.tr("Register a client"), primary=True)

        self.search.textChanged.connect(self._find)
        self.search.list_wanted.connect(self.focus_table)
        self.bands.chosen.connect(self._fill)
        self.table.opened.connect(self.opened)
        self.table.step_wanted.connect(self.step_wanted)
        self.new_client.clicked.connect(self.client_wanted)
        self.see_accesses.clicked.connect(self.accesses_wanted)
        self.backups.clicked.connect(self.backups_wanted)
        self.see_review.clicked.connect(self.review_wanted)

        self._assemble()
        self.setFocusProxy(self.table)

    def show_items(self, items: Sequence[WorklistItem], unposted: int, today: date) -> None:
        """Replace the list; `unposted` is how many letters were made and not posted."""
        self._items, self._today = tuple(items), today
        day = f"{self._phrases.weekday(today)} {self._phrases.day(today)}"
        self.title.setText(self.tr("Today · {day}").format(day=day))
        self.summary.setText(self._summary(unposted))
        self.bands.show_counts(Counter(item.band for item in items))
        self._fill()
        self.table.fit()

    def show_accesses(self, count: int) -> None:
        """Say how many files were looked into that a coordinator has not looked at yet."""
        words = self.tr("%n file(s) of somebody else were looked into.", "", count)
        self.accesses_words.setText(words)
        self.accesses.setVisible(count > 0)

    def show_review(self, count: int) -> None:
        """Say how many people a coordinator has to decide about: erase, or keep longer."""
        words = self.tr("%n client(s) may be erased: the time of keeping is over.", "", count)
        self.review_words.setText(words)
        self.review.setVisible(count > 0)

    def show_backups(self, sentence: str, worry: bool) -> None:
        """Say in a line how it stands with the backups, louder when that is not well."""
        self.backups_words.setText(sentence)
        mark(self.backups_words, "look", "warning" if worry else "muted")

    def forget(self) -> None:
        """Show nothing of anyone; what was looked for stays."""
        self._items = ()
        self.model.show((), self._today)
        self.show_accesses(0)
        self.show_review(0)

    def focus_table(self) -> None:
        """Go to the first file of the list, unless one is chosen already."""
        if not self.table.currentIndex().isValid():
            self.table.selectRow(0)
        self.table.setFocus()

    def _summary(self, unposted: int) -> str:
        asking = sum(item.band in _ASKS_TODAY for item in self._items)
        sentences = [self.tr("%n file(s) ask(s) for something today.", "", asking)]
        if unposted:
            sentences.append(self.tr("%n letter(s) still to be posted.", "", unposted))
        return " ".join(sentences)

    def _fill(self) -> None:
        chosen = self.table.case_id()
        band = self.bands.band
        shown = [item for item in self._items if band in (ALL, item.band)]
        self.model.show(shown, self._today)
        self.table.choose(chosen)
        self._show_what_is_there()

    def _find(self, text: str) -> None:
        self.table.proxy.find(text)
        self._show_what_is_there()

    def _show_what_is_there(self) -> None:
        found = self.table.proxy.rowCount() > 0
        self.table.setVisible(found)
        self.nothing.setVisible(not found)
        self.bands.setVisible(bool(self._items))
        self.new_client.setVisible(not self._items)
        if self._items:
            self.nothing_words.setText(self.tr("No file has these words. Try fewer words."))
        else:
            self.nothing_words.setText(
                self.tr(
                    "Files whose term has passed will stand here, with what to do. "
                    "Begin by registering a client."
                )
            )

    def _assemble(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.search)
        self.nothing.column.addWidget(self.nothing_words)
        row = QHBoxLayout()
        row.addWidget(self.new_client)
        row.addStretch()
        self.nothing.column.addLayout(row)
        to_see = side_by_side(self.accesses_words, self.see_accesses)
        to_see.setStretch(0, 1)
        self.accesses.column.addLayout(to_see)
        to_review = side_by_side(self.review_words, self.see_review)
        to_review.setStretch(0, 1)
        self.review.column.addLayout(to_review)
        self.accesses.hide()
        self.review.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addLayout(top)
        layout.addWidget(self.summary)
        layout.addWidget(self.accesses)
        layout.addWidget(self.review)
        layout.addWidget(self.bands)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.nothing)
        layout.addStretch(0)
        below = side_by_side(self.backups_words, self.backups)
        below.setStretch(0, 1)
        layout.addLayout(below)
