"""Who sends the letters, and where the vault is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from casework.clients import Address
from casework.storage import Office
from desktop import idle
from desktop.views.keeping_card import KeepingCard
from desktop.views.parts import (
    GAP,
    WIDE_GAP,
    Card,
    Choice,
    button,
    label,
    name_for,
    scrolling,
    side_by_side,
    stacked,
)

_FIELD_WIDTH = 420


class SettingsPage(QWidget):
    """Asks for the letterhead and emits an Office, and after how many minutes to lock."""

    submitted = Signal(object)
    backups_wanted = Signal()
    check_wanted = Signal()
    journal_wanted = Signal()
    volunteers_wanted = Signal()
    passphrase_wanted = Signal()
    lock_chosen = Signal(int)
    pictures_wanted = Signal()
    templates_wanted = Signal()

    def __init__(self, vault_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = Office()
        self.title = label(self.tr("Settings"), "title")
        self.fields = {name: QLineEdit() for name in self._names()}
        self.save = button(self.tr("&Save"), primary=True)
        self.folder = label(str(vault_folder), selectable=True)
        self.lock_after = Choice()
        self.lock_after.offer(self._minutes())
        self.show_lock(idle.DEFAULT)

        self.keeping = KeepingCard()
        self.pictures = button(self.tr("&Logo, signatures, envelopes…"))
        self.pictures.clicked.connect(self.pictures_wanted)
        self.templates = button(self.tr("Own l&etters…"))
        self.templates.clicked.connect(self.templates_wanted)
        self.backups = button(self.tr("Backups…"))
        self.check = button(self.tr("Check the vault"))
        self.journal = button(self.tr("Journal…"))
        self.volunteers = button(self.tr("Volunteers…"))
        self.passphrase = button(self.tr("Change my passphrase…"))
        self.volunteers.clicked.connect(self.volunteers_wanted)
        self.passphrase.clicked.connect(self.passphrase_wanted)
        self.backups.clicked.connect(self.backups_wanted)
        self.check.clicked.connect(self.check_wanted)
        self.journal.clicked.connect(self.journal_wanted)
        self.save.clicked.connect(self._submit)
        self.lock_after.activated.connect(
            lambda: self.lock_chosen.emit(int(self.lock_after.value()))
        )
        for field in self.fields.values():
            field.returnPressed.connect(self._submit)
            field.textEdited.connect(self._look)

        self._assemble()
        self.setFocusProxy(self.fields["name"])
        self._look()

    def show_rights(self, *, may_change_letterhead: bool, may_manage: bool, may_work: bool) -> None:
        """Offer to change only what may be changed."""
        for field in self.fields.values():
            field.setReadOnly(not may_change_letterhead)
        self.save.setVisible(may_change_letterhead)
        self.volunteers.setVisible(may_manage)
        self.backups.setVisible(may_work)
        self.pictures.setVisible(may_work)
        self.templates.setVisible(may_change_letterhead)
        self.check.setVisible(may_work)

    def show_letterhead(self, office: Office) -> None:
        """Put who sends the letters in the fields, unless something else is being typed."""
        self.keeping.show_months(office.keep_months)
        if self.typed() != self._office:
            # Only how long is kept is asked elsewhere.
            self._office = replace(self._office, keep_months=office.keep_months)
            return
        self._office = office
        address = office.address
        for name, text in {
            "name": office.name,
            "street": address.street,
            "postcode": address.postcode,
            "town": address.town,
            "phone": office.phone,
            "email": office.email,
        }.items():
            self.fields[name].setText(text)
        self._look()

    def show_stored(self, office: Office) -> None:
        """Take what was stored as what it was."""
        self._office = office
        self._look()

    def show_lock(self, minutes: int) -> None:
        """Show after how many minutes without a touch the program locks."""
        self.lock_after.choose(str(minutes))

    def typed(self) -> Office:
        """Return what stands in the fields."""
        text = {name: field.text().strip() for name, field in self.fields.items()}
        return Office(
            text["name"],
            Address(text["street"], text["postcode"], text["town"], self._office.address.country),
            text["phone"],
            text["email"],
            self._office.keep_months,
        )

    def go_to(self, field: str) -> None:
        """Put the cursor in a field, or in the first."""
        self.fields.get(field, self.fields["name"]).setFocus()

    def _submit(self) -> None:
        if self.typed() != self._office:
            self.submitted.emit(self.typed())

    def _look(self) -> None:
        self.save.setEnabled(self.typed() != self._office)

    def _names(self) -> dict[str, str]:
        return {
            "name": self.tr("&Name of the office"),
            "street": self.tr("S&treet and number"),
            "postcode": self.tr("&Postcode"),
            "town": self.tr("T&own"),
            "phone": self.tr("P&hone"),
            "email": self.tr("&E-mail"),
        }

    def _assemble(self) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(WIDE_GAP, WIDE_GAP, WIDE_GAP, WIDE_GAP)
        layout.setSpacing(WIDE_GAP)
        layout.addWidget(self.title)
        layout.addWidget(self._letterhead())
        layout.addWidget(self._people())
        layout.addWidget(self.keeping)
        layout.addWidget(self._vault())
        layout.addWidget(self._locking())
        layout.addWidget(self._language())
        layout.addStretch()
        self.setLayout(stacked(scrolling(page)))

    def _letterhead(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(WIDE_GAP)
        grid.setVerticalSpacing(GAP)
        grid.setColumnStretch(2, 1)
        for row, (name, words) in enumerate(self._names().items()):
            caption = QLabel(words)
            caption.setBuddy(self.fields[name])
            name_for(self.fields[name], words)
            self.fields[name].setFixedWidth(_FIELD_WIDTH)
            grid.addWidget(caption, row, 0)
            grid.addWidget(self.fields[name], row, 1)
        below = QHBoxLayout()
        below.addWidget(self.save)
        below.addWidget(self.pictures)
        below.addWidget(self.templates)
        below.addStretch()
        card.column.addWidget(label(self.tr("Sender of the letters"), "heading"))
        card.column.addWidget(
            label(
                self.tr(
                    "This stands above letters that the office sends for a client. The answer of "
                    "the IND goes to this address."
                ),
                "muted",
            )
        )
        card.column.addLayout(grid)
        card.column.addLayout(below)
        return card

    def _people(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("People"), "heading"))
        card.column.addWidget(
            label(
                self.tr(
                    "Everyone has a passphrase of their own, so that it can be seen who did what."
                ),
                "muted",
            )
        )
        row = side_by_side(self.volunteers, self.passphrase)
        row.addStretch()
        card.column.addLayout(row)
        return card

    def _vault(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("Vault"), "heading"))
        card.column.addWidget(self.folder)
        card.column.addWidget(
            label(
                self.tr(
                    "Everything about clients is in this folder, encrypted. The program makes "
                    "backups by itself. Choose a second place for them, on another disk."
                ),
                "muted",
            )
        )
        row = side_by_side(self.backups, self.check, self.journal)
        row.addStretch()
        card.column.addLayout(row)
        return card

    def _minutes(self) -> list[tuple[str, str]]:
        return [(str(number), self.tr("%n minute(s)", "", number)) for number in idle.CHOICES]

    def _locking(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("Locking"), "heading"))
        words = self.tr("Lock &after")
        caption = QLabel(words)
        caption.setBuddy(self.lock_after)
        name_for(self.lock_after, words)
        row = side_by_side(caption, self.lock_after, gap=WIDE_GAP)
        row.addStretch()
        card.column.addLayout(row)
        card.column.addWidget(
            label(
                self.tr(
                    "The program locks when nobody has touched it for this long, when the screen "
                    "is locked and when the computer has slept. Ctrl+L locks at once. What you "
                    "were typing is still there after unlocking."
                ),
                "muted",
            )
        )
        return card

    def _language(self) -> Card:
        card = Card()
        card.column.addWidget(label(self.tr("Language"), "heading"))
        card.column.addWidget(
            label(
                self.tr(
                    "The program speaks Dutch. Letters to the IND are always in Dutch: that is "
                    "the language of the procedure."
                ),
                "muted",
            )
        )
        return card
