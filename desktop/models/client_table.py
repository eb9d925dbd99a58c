"""Clients as a table, and the files of one of them."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.casefile import CaseFile
from casework.clients import Client, masked
from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import RowsTable
from desktop.reading import ClientFolder, sorted_words
from desktop.views.parts import isolated


class ClientColumn(IntEnum):
    """The columns of the list of clients."""

    NAME = 0
    V_NUMMER = 1
    FILES = 2


class FileColumn(IntEnum):
    """The columns of the files of one client."""

    NUMBER = 0
    PROCEDURE = 1
    HANDLER = 2
    STATE = 3


class ClientTable(RowsTable):
    """Shows people in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("ClientTable", "Name"),
                translate("ClientTable", "V-number"),
                translate("ClientTable", "Open files"),
            ),
            parent,
        )

    def show(self, folders: Sequence[ClientFolder]) -> None:
        """Replace the whole contents."""
        self.show_values(folders)

    def texts_of(self, value: ClientFolder) -> tuple[str, ...]:
        count = len(open_files(value))
        name = isolated(value.client.sort_name)
        return (name, masked(value.client.v_nummer), str(count) if count else "")

    def key_of(self, value: ClientFolder, column: int) -> str | int:
        match ClientColumn(column):
            case ClientColumn.NAME:
                return _name_key(value.client)
            case ClientColumn.V_NUMMER:
                return value.client.v_nummer
            case ClientColumn.FILES:
                return len(open_files(value))

    def words_of(self, value: ClientFolder) -> frozenset[str]:
        numbers = " ".join(case_file.number for case_file in value.files)
        return folded(f"{value.client.name} {value.client.v_nummer} {numbers}")


class FileTable(RowsTable):
    """Shows the files of one client in the order given."""

    def __init__(self, phrases: Phrases, parent: QObject | None = None) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            (
                translate("FileTable", "File"),
                translate("FileTable", "Procedure"),
                translate("FileTable", "Handled by"),
                translate("FileTable", "State"),
            ),
            parent,
        )
        self._phrases = phrases

    def show(self, files: Sequence[CaseFile]) -> None:
        """Replace the whole contents."""
        self.show_values(files)

    def texts_of(self, value: CaseFile) -> tuple[str, ...]:
        return (
            value.number,
            self._phrases.say("procedure_short", value.procedure),
            isolated(value.handler),
            _state(value),
        )

    def key_of(self, value: CaseFile, column: int) -> str:
        return self.texts_of(value)[column]

    def words_of(self, value: CaseFile) -> frozenset[str]:
        return folded(" ".join(self.texts_of(value)))


def open_files(folder: ClientFolder) -> tuple[CaseFile, ...]:
    """Return the files of a client that are not closed."""
    return tuple(case_file for case_file in folder.files if case_file.closed_on is None)


def _name_key(client: Client) -> str:
    given = sorted_words(client.given_names)
    return " ".join((*sorted_words(client.family_name), "", *given))


def _state(case_file: CaseFile) -> str:
    if case_file.closed_on is None:
        return QCoreApplication.translate("FileTable", "open")
    return QCoreApplication.translate("FileTable", "closed on {day}").format(
        day=short_day(case_file.closed_on)
    )
