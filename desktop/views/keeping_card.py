"""How long closed files are kept, among the settings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from casework.retention import LONGEST, SHORTEST
from desktop.views.parts import WIDE_GAP, Card, Choice, button, label, name_for, side_by_side

_OFFERED = (6, 12, 18, 24, 36, 60)


class KeepingCard(Card):
    """Asks after how many months a closed file comes up; it stores nothing itself."""

    chosen = Signal(int)
    review_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.months = Choice()
        self.review = button(self.tr("Keeping and erasing…"))
        self.months.offer((str(number), self._months(number)) for number in _OFFERED)
        self.months.activated.connect(lambda: self.chosen.emit(int(self.months.value())))
        self.review.clicked.connect(self.review_wanted)
        words = self.tr("&Keep closed files for")
        caption = QLabel(words)
        caption.setBuddy(self.months)
        name_for(self.months, words)
        row = side_by_side(caption, self.months, gap=WIDE_GAP)
        row.addStretch(1)
        below = side_by_side(self.review)
        below.addStretch(1)
        self.column.addWidget(label(self.tr("Keeping"), "heading"))
        self.column.addLayout(row)
        self.column.addWidget(
            label(
                self.tr(
                    "After that a client comes up on the start page. Nothing goes by itself: the "
                    "coordinator decides. Do not keep longer than is needed."
                ),
                "muted",
            )
        )
        self.column.addLayout(below)

    def show_months(self, months: int) -> None:
        """Show how long it is now, also when that is not offered."""
        shown = min(max(months, SHORTEST), LONGEST)
        if self.months.findData(str(shown)) < 0:
            self.months.addItem(self._months(shown), str(shown))
        self.months.choose(str(shown))

    def show_rights(self, *, may_change: bool, may_erase: bool) -> None:
        """Offer to change it and to look at who comes up only to who may."""
        self.months.setEnabled(may_change)
        self.review.setVisible(may_erase)

    def _months(self, number: int) -> str:
        return self.tr("%n month(s)", "", number)
