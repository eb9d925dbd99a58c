"""The form for a person: who they are and where their letters go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from casework.clients import Address, Client, masked, problems_of
from casework.countries import Countries
from casework.merging import rebased
from casework.phrases import Phrases
from casework.usecases import new_id
from desktop.views.conflict_card import ConflictCard
from desktop.views.date_field import PartialDateField, birth_text
from desktop.views.form import PageForm, notes_field
from desktop.views.note_field import NoteField
from desktop.views.parts import (
    Card,
    Choice,
    button,
    clear,
    isolated,
    label,
    side_by_side,
    stacked,
)
from desktop.views.v_nummer import VNummerField

# A group of a nationality for whom the law counts otherwise. Groups that tell why someone fled
# are not asked: they do not belong in this program.
_GROUP_OF = {"UKR": "tijdelijke_bescherming", "XXA": "palestijn"}


class ClientForm(PageForm):
    """Asks for a person's data; it knows no database and emits a Client.

    `submitted` carries the Client, also after "save anyway": `duplicates_accepted` tells that the
    warning was seen. `existing_wanted` carries the id of a person who was there already.
    """

    existing_wanted = Signal(object)

    def __init__(
        self, phrases: Phrases, countries: Countries, today: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._today = today
        self._client = Client(new_id(), "")
        self.duplicates_accepted = False
        self.family_name = QLineEdit()
        self.given_names = QLineEdit()
        self.birth = PartialDateField(phrases, today)
        self.v_nummer = VNummerField()
        self.nationality = Choice()
        self.group = QCheckBox()
        self.nationality.currentIndexChanged.connect(self._ask_for_group)
        self.street = QLineEdit()
        self.postcode = QLineEdit()
        self.town = QLineEdit()
        self.country = QLineEdit()
        self.phone = QLineEdit()
        self.email = QLineEdit()
        self.notes = notes_field()
        self.duplicates = _Duplicates()
        self.duplicates.save_anyway.clicked.connect(self._accept_duplicates)
        self.duplicates.existing_wanted.connect(self.existing_wanted)
        self.top.addWidget(self.duplicates)
        self.conflict = ConflictCard()
        self.conflict.merge_wanted.connect(self._merge)
        self.conflict.theirs_wanted.connect(self._load_theirs)
        self.top.addWidget(self.conflict)
        self._theirs: Client | None = None
        self._offer_countries(countries)
        self._add_person()
        self._add_contact()
        self.show_client(None)

    def set_today(self, today: date) -> None:
        """Tell what day it is."""
        self._today = self.birth.today = today

    def show_client(self, client: Client | None) -> None:
        """Put a person in the form, or empty it for a new one."""
        self._client = client or Client(new_id(), "")
        self.title.setText(self.tr("New client") if client is None else self.tr("Change client"))
        self._fill(self._client)
        self.duplicates.hide()
        self.conflict.hide()
        self.duplicates_accepted = False
        self.begin()

    @property
    def before(self) -> Client:
        """The person as they were when they were put in the form."""
        return self._client

    def show_conflict(self, changes: Sequence[str], theirs: Client, by: str) -> None:
        """Say what somebody else changed in the person meanwhile; what was typed stays."""
        self._theirs = theirs
        self.conflict.show_changes(changes, by)
        self.to_top()

    def show_duplicates(self, clients: Sequence[Client]) -> None:
        """Warn that these people may be the same person; saving remains possible."""
        self.duplicates.show_people(clients)
        self.to_top()

    def answers(self) -> object:
        return (self._typed(), self.birth.line.text())

    def made(self) -> Client | None:
        if not self.dates_are_readable():
            return None
        client = self._typed()
        problems = problems_of(client, self._today)
        self.show_problems(
            [
                (item.field, self._phrases.say("problem", item.code, item.values))
                for item in problems
            ]
        )
        return None if problems else client

    def submit(self) -> None:
        self.duplicates_accepted = False
        super().submit()

    def _merge(self) -> None:
        if self._theirs is not None:
            merged = rebased(self._client, self._typed(), self._theirs)
            self._load_theirs()
            self._client = merged
            self._fill(merged)

    def _load_theirs(self) -> None:
        theirs, self._theirs = self._theirs, None
        if theirs is not None:
            self.show_client(theirs)

    def _accept_duplicates(self) -> None:
        client = self.made()
        if client is not None:
            self.duplicates.hide()
            self.duplicates_accepted = True
            self.submitted.emit(client)

    def _typed(self) -> Client:
        return replace(
            self._client,
            family_name=self.family_name.text().strip(),
            given_names=self.given_names.text().strip(),
            birth=self.birth.birth(),
            v_nummer=self.v_nummer.text(),
            nationality=self.nationality.value(),
            groups=self._groups(),
            address=Address(
                self.street.text().strip(),
                self.postcode.text().strip(),
                self.town.text().strip(),
                self.country.text().strip(),
            ),
            phone=self.phone.text().strip(),
            email=self.email.text().strip(),
            notes=self.notes.toPlainText().strip(),
        )

    def _fill(self, client: Client) -> None:
        self.family_name.setText(client.family_name)
        self.given_names.setText(client.given_names)
        self.birth.set_birth(client.birth)
        self.v_nummer.set_text(client.v_nummer)
        self.nationality.choose(client.nationality)
        self._ask_for_group()
        self.group.setChecked(self._group_asked() in client.groups)
        self.street.setText(client.address.street)
        self.postcode.setText(client.address.postcode)
        self.town.setText(client.address.town)
        self.country.setText(client.address.country)
        self.phone.setText(client.phone)
        self.email.setText(client.email)
        self.notes.setPlainText(client.notes)

    def _groups(self) -> tuple[str, ...]:
        """Return the groups as they are kept: what is not asked stays, for the same nationality."""
        asked = {self._group_asked()}
        if self.nationality.value() != self._client.nationality:
            asked = set(_GROUP_OF.values())
        kept = tuple(group for group in self._client.groups if group not in asked)
        return (*kept, self._group_asked()) if self.group.isChecked() else kept

    def _group_asked(self) -> str:
        return _GROUP_OF.get(self.nationality.value(), "")

    def _ask_for_group(self) -> None:
        """Ask only what changes a term, and only of those for whom it can."""
        group = self._group_asked()
        field = self.grid.field_for("groups")
        if field is None:
            return
        field.set_shown(bool(group))
        self.group.setChecked(bool(group) and group in self._client.groups)
        if group:
            self.group.setText(self._phrases.say("group", group))
            field.set_hint(self._phrases.say("group_help", group))

    def _offer_countries(self, countries: Countries) -> None:
        self.nationality.addItem(self.tr("not known"), "")
        for country in countries.first:
            self.nationality.addItem(country.name, country.code)
        self.nationality.insertSeparator(self.nationality.count())
        for country in countries.others:
            self.nationality.addItem(country.name, country.code)

    def _add_person(self) -> None:
        self.grid.add("family_name", self.tr("&Family name (required)"), self.family_name)
        self.grid.add("given_names", self.tr("&Given names"), self.given_names)
        self.grid.add(
            "birth",
            self.tr("Date of &birth"),
            self.birth,
            hint=self.tr("If only the year is known, type only the year."),
        )
        self.grid.add(
            "v_nummer",
            self.tr("&V-number"),
            self.v_nummer,
            hint=self.tr("Ten digits. You can fill it in later: only letters need it."),
        )
        self.grid.add("nationality", self.tr("&Nationality"), self.nationality)
        self.grid.add("groups", self.tr("Applies as well"), self.group, hint=" ")

    def _add_contact(self) -> None:
        self.grid.add_heading(self.tr("Address and contact"))
        self.grid.add("street", self.tr("S&treet and number"), self.street)
        self.postcode.setFixedWidth(self.postcode.fontMetrics().horizontalAdvance("0000 WW") + 40)
        self.grid.add("postcode", self.tr("&Postcode"), self.postcode)
        self.grid.add("town", self.tr("T&own"), self.town)
        self.grid.add(
            "country",
            self.tr("Country"),
            self.country,
            hint=self.tr("Only when it is not the Netherlands."),
        )
        self.grid.add("phone", self.tr("P&hone"), self.phone)
        self.grid.add("email", self.tr("&E-mail"), self.email)
        self.grid.add(
            "notes",
            self.tr("Note&s"),
            NoteField(self.notes, self._phrases),
            hint=self.tr(
                "Only what you need for the terms and the letters. Not here: why someone fled, "
                "medical facts, or the citizen service number (BSN)."
            ),
        )


class _Duplicates(Card):
    """Warns that a person may be in the vault already; it merges nothing."""

    existing_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.save_anyway = button(self.tr("No, this is someone else: save"))
        self._rows = stacked(gap=2)
        self.column.addWidget(label(self.tr("Is this person here already?"), "heading"))
        self.column.addWidget(label(self.tr("Look before you save. Nothing is merged.")))
        self.column.addLayout(self._rows)
        self.column.addWidget(self.save_anyway, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_people(self, clients: Sequence[Client]) -> None:
        """List the people, each with a button to go there; hidden when there are none."""
        clear(self._rows)
        for client in clients:
            self._rows.addWidget(self._row(client))
        self.setVisible(bool(clients))
        if clients:
            self.save_anyway.setFocus()

    def _row(self, client: Client) -> QWidget:
        look = button(self.tr("Look"), quiet=True)
        look.setAccessibleName(self.tr("Look at {}").format(client.sort_name))
        look.clicked.connect(lambda: self.existing_wanted.emit(client.id))
        known = (
            isolated(client.sort_name),
            "" if client.birth is None else self.tr("born {}").format(birth_text(client.birth)),
            f"V {masked(client.v_nummer)}" if client.v_nummer else "",
        )
        row = QWidget()
        layout = side_by_side(look)
        layout.addWidget(label(" · ".join(part for part in known if part)), 1)
        row.setLayout(layout)
        return row
