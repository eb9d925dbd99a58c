"""Somebody else stored another version meanwhile: what they changed, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.views.parts import Card, button, isolated, label, side_by_side


class ConflictCard(Card):
    """Says what they changed; nothing that was typed goes away by itself."""

    merge_wanted = Signal()
    theirs_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = label("", "heading")
        self.changes = label("", selectable=True)
        self.merge = button(self.tr("Keep mine and &add theirs"), primary=True)
        self.theirs = button(self.tr("&Load theirs"))
        self.merge.clicked.connect(self.merge_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
        row = side_by_side(self.merge, self.theirs)
        row.addStretch(1)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.changes)
        self.column.addWidget(
            label(
                self.tr(
                    "Nothing is saved yet, and what you typed is still there. Where you both "
                    "changed the same, yours stays. Look at it and save again."
                ),
                "muted",
            )
        )
        self.column.addLayout(row)
        self.hide()

    def show_changes(self, changes: Sequence[str], by: str) -> None:
        """Say what they changed, each in a line; `by` is who it was, if that is known."""
        self.heading.setText(
            self.tr("{name} has changed this meanwhile").format(name=isolated(by))
            if by
            else self.tr("Somebody else has changed this meanwhile")
        )
        self.changes.setText("\n".join(f"• {one[:1].upper()}{one[1:]}" for one in changes))
        self.show()
        self.merge.setFocus()
