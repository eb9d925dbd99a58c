"""Backups: how it stands with them, where they go, and putting one back after a look."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.phrases import Phrases
from desktop.backup_desk import Entry, Overview
from desktop.models.backup_table import BackupColumn, BackupTable
from desktop.views.message_bar import MessageBar
from desktop.views.parts import GAP, WIDE_GAP, Card, button, label, side_by_side
from desktop.views.passphrase_field import PassphraseField
from desktop.views.table import Table

ChooseFolder = Callable[[QWidget, str, Path], Path | None]

_FIELD_WIDTH = 420


class BackupsPage(QWidget):
    """Shows what it is told and asks; it makes, tests and puts back nothing itself.

    When the vault is locked there is no state to show, and every backup takes a passphrase.
    """

    make_wanted = Signal()
    test_wanted = Signal()
    place_wanted = Signal(object)
    folder_wanted = Signal(object)
    preview_wanted = Signal(object, str)
    restore_wanted = Signal(object, str)
    back = Signal()

    def __init__(
        self,
        phrases: Phrases,
        choose_folder: ChooseFolder,
        folder: Path,
        *,
        locked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choose = choose_folder
        self._folder = folder
        self._locked = locked
        self._entry: Entry | None = None
        self.title = label(self.tr("Backups"), "title")
        self.leave = button(self.tr("Back"))
        self.message = MessageBar()
        self.standing = label()
        self.make = button(self.tr("&Make a backup now"))
        self.test = button(self.tr("&Test the newest backup now"))
        self.place = label("", selectable=True)
        self.choose_place = button(self.tr("Choose a &second place…"))
        self.no_place = button(self.tr("No second place any more"), quiet=True)
        self.other_folder = button(self.tr("Look in another &folder…"))
        self.model = BackupTable(phrases, self)
        self.table = Table(self.tr("Backups"), self.model)
        self.table.stretch(BackupColumn.WHY)
        self.none = label(self.tr("There are no backups here."))
        self.detail = Card()
        self.which = label("", "heading")
        self.ask = label(self.tr("Type the passphrase of the time this backup was made."))
        self.passphrase = PassphraseField(self.tr("Passphrase of the backup"))
        self.passphrase.setMaximumWidth(_FIELD_WIDTH)
        self.changes = label("", selectable=True)
        self.not_allowed = label(self.tr("Only a coordinator can put a backup back."), "muted")
        self.not_allowed.hide()
        self.look = button(self.tr("See &what would change"))
        self.restore = button(self.tr("&Put this backup back"), primary=True)

        self.leave.clicked.connect(self.back)
        self.make.clicked.connect(self.make_wanted)
        self.test.clicked.connect(self.test_wanted)
        self.choose_place.clicked.connect(self._ask_place)
        self.no_place.clicked.connect(lambda: self.place_wanted.emit(None))
        self.other_folder.clicked.connect(self._ask_folder)
        self.table.chosen.connect(self._choose_entry)
        self.look.clicked.connect(self._look)
        self.passphrase.entered.connect(self._look)
        self.passphrase.changed.connect(self._put_away)
        self.restore.clicked.connect(self._restore)

        self._assemble()
        self.setFocusProxy(self.table)

    def show_overview(self, overview: Overview, lines: Sequence[str]) -> None:
        """Show how it stands and the list; `lines` say it in words."""
        self.standing.setText("\n".join(lines))
        self.place.setText(overview.second_place or self.tr("No second place was chosen."))
        self.no_place.setVisible(bool(overview.second_place))
        self.model.show_values(overview.entries)
        self.table.fit()
        for part in (self.table, self.detail):
            part.setVisible(bool(overview.entries))
        self.none.setVisible(not overview.entries)
        self._choose_entry(None)
        if overview.entries:
            self.table.choose_row(0)

    def let_restore(self, *, allowed: bool) -> None:
        """Offer to put a backup back only to who may."""
        self.look.setVisible(allowed)
        self.restore.setVisible(allowed)
        self.not_allowed.setVisible(not allowed)

    def show_changes(self, lines: Sequence[str]) -> None:
        """Say what would change; only now can the backup be put back."""
        self.changes.setText("\n".join(lines))
        self.restore.setEnabled(True)

    def ask_passphrase(self, sentence: str) -> None:
        """Ask for the passphrase of the backup, and say why."""
        self.message.show_problem(sentence)
        self._let_type(asked=True)
        self.passphrase.setFocus()

    def show_done(self, sentence: str) -> None:
        """Say what was done."""
        self.message.show_done(sentence)

    def show_problem(self, sentence: str) -> None:
        """Say what is the matter."""
        self.message.show_problem(sentence)

    def forget(self) -> None:
        """Show nothing of the vault, and forget what was typed."""
        self.message.hide()
        self.passphrase.clear()
        self._put_away()

    def _choose_entry(self, entry: Entry | None) -> None:
        self._entry = entry
        self._let_type(asked=self._locked)
        self.passphrase.clear()
        self._put_away()
        if entry is None:
            return
        local = entry.backup.made_at.astimezone()
        self.which.setText(
            self.tr("Backup of {day} at {time}").format(
                day=f"{local:%d-%m-%Y}", time=f"{local:%H:%M}"
            )
        )

    def _let_type(self, *, asked: bool) -> None:
        self.ask.setVisible(asked)
        self.passphrase.setVisible(asked)

    def _put_away(self) -> None:
        self.changes.setText("")
        self.restore.setEnabled(False)
        self.look.setEnabled(self._entry is not None)

    def _look(self) -> None:
        if self._entry is not None and (self.passphrase.text or not self._locked):
            self.message.hide()
            self.preview_wanted.emit(self._entry, self.passphrase.text)

    def _restore(self) -> None:
        if self._entry is not None:
            self.restore_wanted.emit(self._entry, self.passphrase.text)

    def _ask_place(self) -> None:
        place = self._choose(self, self.tr("The second place for backups"), self._folder)
        if place is not None:
            self.place_wanted.emit(place)

    def _ask_folder(self) -> None:
        folder = self._choose(self, self.tr("The folder with backups"), self._folder)
        if folder is not None:
            self.folder_wanted.emit(folder)

    def _assemble(self) -> None:
        top = side_by_side(self.title, self.leave)
        top.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.message)
        if self._locked:
            layout.addWidget(
                label(
                    self.tr(
                        "Choose a backup, type its passphrase and see what is in it. What is in "
                        "the folder of the vault now is kept."
                    )
                )
            )
        else:
            layout.addWidget(self._state())
            layout.addWidget(self._second())
        layout.addWidget(self.none)
        layout.addWidget(self.table, 1)
        layout.addLayout(_at_left(self.other_folder))
        layout.addWidget(self._chosen())
        layout.addStretch(0)

    def _state(self) -> Card:
        card = Card()
        card.column.addWidget(self.standing)
        card.column.addLayout(_at_left(self.make, self.test))
        return card

    def _second(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("Second place"), "heading"))
        card.column.addWidget(self.place)
        card.column.addLayout(_at_left(self.choose_place, self.no_place))
        return card

    def _chosen(self) -> Card:
        column = self.detail.column
        for widget in (self.which, self.ask, self.passphrase):
            column.addWidget(widget)
        column.addWidget(self.changes)
        column.addWidget(self.not_allowed)
        column.addLayout(_at_left(self.look, self.restore))
        return self.detail


def _at_left(*widgets: QWidget) -> QVBoxLayout:
    row = side_by_side(*widgets, gap=GAP)
    row.addStretch()
    column = QVBoxLayout()
    column.addLayout(row)
    return column
