"""Who works and worked here, as a table."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.names import folded
from casework.phrases import Phrases
from desktop.models.rows import RowsTable
from desktop.staff import Colleague
from desktop.views.parts import isolated


class VolunteerColumn(IntEnum):
    """The columns of the volunteers."""

    NAME = 0
    ROLE = 1
    FILES = 2
    STATE = 3


class VolunteerTable(RowsTable):
    """Shows colleagues in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("VolunteerTable", "Name"),
                translate("VolunteerTable", "Role"),
                translate("VolunteerTable", "Files"),
                translate("VolunteerTable", "State"),
            ),
            parent,
        )
        self._phrases = phrases

    def show(self, colleagues: Sequence[Colleague]) -> None:
        """Replace the whole contents."""
        self.show_values(colleagues)

    def texts_of(self, value: Colleague) -> tuple[str, ...]:
        return (
            _named(value),
            self._phrases.say("role", value.volunteer.role),
            str(value.files or ""),
            state_of(value, self._phrases),
        )

    def key_of(self, value: Colleague, column: int) -> str | int | None:
        match VolunteerColumn(column):
            case VolunteerColumn.NAME:
                return value.volunteer.name.casefold()
            case VolunteerColumn.ROLE:
                return value.volunteer.role
            case VolunteerColumn.FILES:
                return value.files
            case VolunteerColumn.STATE:
                return None

    def words_of(self, value: Colleague) -> frozenset[str]:
        return folded(value.volunteer.name)


def state_of(colleague: Colleague, phrases: Phrases) -> str:
    """Say whether somebody works here, and whether they can open the vault."""
    translate = QCoreApplication.translate
    volunteer = colleague.volunteer
    if volunteer.until is not None and colleague.has_left:
        if colleague.has_key:
            return translate("VolunteerTable", "left, but the key still has to be taken")
        return translate("VolunteerTable", "left on {day}").format(day=phrases.day(volunteer.until))
    if not colleague.has_key:
        return translate("VolunteerTable", "has no passphrase yet")
    if colleague.is_me:
        return translate("VolunteerTable", "you")
    if volunteer.since is None:
        return translate("VolunteerTable", "works here")
    return translate("VolunteerTable", "works here since {day}").format(
        day=phrases.day(volunteer.since)
    )


def _named(colleague: Colleague) -> str:
    """Say who it is, and on a server also by what name they come in."""
    login = colleague.volunteer.login
    name = isolated(colleague.volunteer.name)
    return f"{name} ({login})" if login else name
