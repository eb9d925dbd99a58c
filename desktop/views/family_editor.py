"""The family members in a file: who they are, and what they are to the client."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QAbstractProxyModel, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from casework.casefile import FamilyMember
from casework.clients import Client
from casework.phrases import Phrases
from desktop.views.date_field import birth_text
from desktop.views.parts import Choice, button, isolated, label, side_by_side, stacked

_WIDTH = 640


class FamilyEditor(QWidget):
    """Adds people who are in the vault already, and asks for others."""

    new_person_wanted = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._people: dict[UUID, Client] = {}
        self._relations: dict[UUID, Choice] = {}
        self._lines: dict[UUID, QWidget] = {}
        self.person = _PersonLine()
        self.add_button = button(self.tr("Add"))
        self.new_button = button(self.tr("New person…"))
        self.person.setAccessibleName(self.tr("Person"))
        self.add_button.setAccessibleName(self.tr("Add this person to the file"))
        self.add_button.clicked.connect(self._add_chosen)
        self.new_button.clicked.connect(self.new_person_wanted)
        self.setFocusProxy(self.person)
        self._list = stacked(gap=4)
        column = stacked()
        column.addLayout(self._list)
        row = side_by_side(self.person, self.add_button, self.new_button)
        row.setStretch(0, 1)
        column.addLayout(row)
        self.setLayout(column)
        self.setMaximumWidth(_WIDTH)

    def show_people(self, people: Sequence[Client]) -> None:
        """Replace who can be chosen; who was added already stays."""
        self._people = {person.id: person for person in people}
        self.person.offer_people(people)

    def show_members(self, members: Sequence[FamilyMember]) -> None:
        """Replace who is in the file."""
        for client_id in tuple(self._lines):
            self.remove(client_id)
        for member in members:
            self.add(member.client_id, member.relation)

    def members(self) -> tuple[FamilyMember, ...]:
        """Return who is in the file now, in the order in which they were added."""
        return tuple(
            FamilyMember(client_id, relation.value())
            for client_id, relation in self._relations.items()
        )

    def add(self, client_id: UUID, relation: str = "") -> None:
        """Add a person; someone who is there already is not added again."""
        if client_id in self._lines:
            return
        name = self._name(client_id)
        choice = self._relation(name, relation)
        remove = button(self.tr("Remove"), quiet=True)
        remove.setAccessibleName(self.tr("Remove {} from the file").format(name))
        remove.clicked.connect(partial(self.remove, client_id))
        row = side_by_side(label(isolated(name)), choice, remove)
        row.setStretch(0, 1)
        line = QWidget()
        line.setLayout(row)
        self._list.addWidget(line)
        self._relations[client_id] = choice
        self._lines[client_id] = line

    def remove(self, client_id: UUID) -> None:
        """Take a person out of the file; they stay in the vault."""
        self._relations.pop(client_id)
        line = self._lines.pop(client_id)
        line.hide()
        line.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter behind a name adds that person; it must not save the whole form.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.person.text():
            self._add_chosen()
        else:
            super().keyPressEvent(event)

    def _add_chosen(self) -> None:
        chosen = self.person.chosen()
        if chosen is None:
            self.person.setFocus()
            return
        self.add(chosen)
        self._relations[chosen].setFocus()
        self.person.clear()

    def _relation(self, name: str, relation: str) -> Choice:
        choice = Choice()
        choice.addItem(self.tr("relation not filled in"), "")
        for code in self._phrases.codes("relation"):
            choice.addItem(self._phrases.say("relation", code), code)
        choice.choose(relation)
        choice.setAccessibleName(self.tr("What {} is to the client").format(name))
        return choice

    def _name(self, client_id: UUID) -> str:
        person = self._people.get(client_id)
        return person.sort_name if person else self.tr("someone who is no longer in the vault")


class _PersonLine(QLineEdit):
    """Finds a person by any part of the name."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Type a part of the name"))
        self._people: list[tuple[str, UUID]] = []
        self._picked: UUID | None = None
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        completer.activated.connect(self._pick)
        self.textEdited.connect(self._forget)

    def offer_people(self, people: Sequence[Client]) -> None:
        """Replace who can be found; nobody is chosen yet."""
        self._people = [(_described(person), person.id) for person in people]
        self._model.setStringList([text for text, _ in self._people])
        self._picked = None
        self.clear()

    def chosen(self) -> UUID | None:
        """Return who was chosen; None when what was typed is nobody."""
        typed = self.text().strip().casefold()
        named = (person for text, person in self._people if text.casefold() == typed)
        return self._picked or next(named, None)

    def _pick(self) -> None:
        # By the place in the list: two people may be called the same.
        popup = self.completer().popup()
        found = self.completer().completionModel()
        if popup is not None and isinstance(found, QAbstractProxyModel):
            row = found.mapToSource(popup.currentIndex()).row()
            self._picked = self._people[row][1] if row >= 0 else None

    def _forget(self) -> None:
        self._picked = None


def _described(person: Client) -> str:
    return (
        person.sort_name
        if person.birth is None
        else f"{person.sort_name} ({birth_text(person.birth)})"
    )
