"""The forms about a volunteer: coming, changing, a passphrase, leaving."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from casework.phrases import Phrases
from casework.usecases import new_id
from casework.volunteers import ROLES, VOLUNTEER, Volunteer
from desktop.views.form import PageForm
from desktop.views.parts import Choice, label
from desktop.views.passphrase_field import PassphraseField
from desktop.views.passphrase_pair import PassphrasePair

NEW = "new"
CHANGE = "change"
KEY = "key"
OWN_KEY = "own_key"
LEAVE = "leave"

# Which fields each form has.
_FIELDS = {
    NEW: ("name", "role", "passphrase"),
    CHANGE: ("name", "role"),
    KEY: ("passphrase",),
    OWN_KEY: ("old", "passphrase"),
    LEAVE: ("taker",),
}


class VolunteerAnswer(NamedTuple):
    """What was filled in: about whom, and what goes with it; `form` is one of the five."""

    form: str
    volunteer: Volunteer
    passphrase: str = ""
    old: str = ""
    taker_id: UUID | None = None


class VolunteerForm(PageForm):
    """Asks about one volunteer and emits a VolunteerAnswer; it knows no vault and no key."""

    strength_wanted = Signal(str, str)

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
        self._form = NEW
        self._volunteer = Volunteer(new_id(), "")
        self.explanation = label("", "muted")
        self.top.insertWidget(1, self.explanation)
        self.name = QLineEdit()
        self.role = Choice()
        self.old = PassphraseField(self.tr("The passphrase of now"))
        self.pair = PassphrasePair()
        self.taker = Choice()
        self.role.offer((role, phrases.say("role", role)) for role in ROLES)
        self._add_fields()
        self.role.currentIndexChanged.connect(self._explain_role)
        self.pair.strength_wanted.connect(self._ask_strength)
        self.pair.entered.connect(self.submit)

    def ask_new(self) -> None:
        """Ask who comes to work here."""
        self._ask(NEW, Volunteer(new_id(), "", VOLUNTEER), self.tr("New volunteer"))

    def ask_change(self, volunteer: Volunteer) -> None:
        """Ask what is to change in a name or a role."""
        self._ask(CHANGE, volunteer, self.tr("Change {name}").format(name=volunteer.name))

    def ask_key(self, volunteer: Volunteer) -> None:
        """Ask somebody for a passphrase of their own."""
        words = self.tr("A passphrase for {name}").format(name=volunteer.name)
        self._ask(KEY, volunteer, words)

    def ask_own_key(self, volunteer: Volunteer) -> None:
        """Ask for another passphrase in the place of one's own."""
        self._ask(OWN_KEY, volunteer, self.tr("Change my passphrase"))

    def ask_leave(self, volunteer: Volunteer, takers: Iterable[Volunteer]) -> None:
        """Ask who takes over the files of somebody who leaves."""
        others = ((str(one.id), one.name) for one in takers if one.id != volunteer.id)
        self.taker.offer([("", self.tr("choose somebody")), *others])
        self.taker.choose("")
        self._ask(LEAVE, volunteer, self.tr("{name} leaves").format(name=volunteer.name))

    def answers(self) -> object:
        return (
            self.name.text(),
            self.role.value(),
            self.old.text,
            self.pair.first.text,
            self.pair.second.text,
            self.taker.value(),
        )

    def made(self) -> VolunteerAnswer | None:
        if "passphrase" in _FIELDS[self._form] and not self.pair.checked():
            return None
        taker = self.taker.value()
        volunteer = replace(self._volunteer, name=self.name.text().strip(), role=self.role.value())
        return VolunteerAnswer(
            self._form,
            volunteer if "name" in _FIELDS[self._form] else self._volunteer,
            self.pair.first.text,
            self.old.text,
            UUID(taker) if taker else None,
        )

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        """Say what is wrong, each under its field; what was typed stays."""
        of_pair = [sentence for field, sentence in problems if field == "passphrase"]
        super().show_problems([one for one in problems if one[0] != "passphrase"])
        if of_pair:
            self.pair.show_problem(of_pair[0])

    def forget(self) -> None:
        """Leave no passphrase behind."""
        self.old.clear()
        self.pair.clear()

    def _ask(self, form: str, volunteer: Volunteer, title: str) -> None:
        self._form, self._volunteer = form, volunteer
        self.title.setText(title)
        self.explanation.setText(self._explanation(form))
        self.save_button.setText(
            self.tr("Let this volunteer leave") if form == LEAVE else self.tr("&Save")
        )
        self.name.setText(volunteer.name)
        self.role.choose(volunteer.role)
        self.forget()
        for name, field in self.grid.fields.items():
            field.set_shown(name in _FIELDS[form])
        self._explain_role()
        self.begin()
        self.focus_field(_FIELDS[form][0])

    def _explanation(self, form: str) -> str:
        return {
            NEW: self.tr(
                "Let the new volunteer type the passphrase, on this computer. Look the other way "
                "meanwhile: with it, everything they do stands to their name."
            ),
            CHANGE: "",
            KEY: self.tr(
                "Let the volunteer type it themselves, on this computer. The passphrase of before "
                "opens nothing any more."
            ),
            OWN_KEY: self.tr("Only you know this passphrase. Nobody can look it up for you."),
            LEAVE: self.tr(
                "Their passphrase opens nothing any more: not this vault, and no backup that is "
                "made from now on. The vault gets another key. That takes some seconds."
            ),
        }[form]

    def _explain_role(self) -> None:
        self.grid.fields["role"].set_hint(self._phrases.say("role_help", self.role.value()))

    def _ask_strength(self, passphrase: str) -> None:
        self.strength_wanted.emit(passphrase, self.name.text())

    def _add_fields(self) -> None:
        self.grid.add("name", self.tr("&Name"), self.name)
        self.grid.add("role", self.tr("&Role"), self.role, hint=" ")
        self.grid.add("old", self.tr("Passphrase of &now"), self.old)
        self.grid.add("passphrase", self.tr("New passphrase"), self.pair)
        self.grid.add(
            "taker",
            self.tr("&Files go to"),
            self.taker,
            hint=self.tr("Closed files go along. Without files this may stay empty."),
        )
