"""Clients as a table, and the files of one of them."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QCoreApplication, QObject

from casework.casefile import CaseFile
from casework.names import folded
from casework.phrases import Phrases, short_day
from desktop.models.rows import Row, RowsTable, row_of
from desktop.reading import ClientFolder, sorted_words
from desktop.views.parts import isolated
from desktop.views.v_nummer import masked


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
        self.show_rows([_client_row(folder) for folder in folders])


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
        self.show_rows([_file_row(case_file, self._phrases) for case_file in files])


def open_files(folder: ClientFolder) -> tuple[CaseFile, ...]:
    """Return the files of a client that are not closed."""
    return tuple(case_file for case_file in folder.files if case_file.closed_on is None)


def _client_row(folder: ClientFolder) -> Row:
    client, count = folder.client, len(open_files(folder))
    texts = (isolated(client.sort_name), masked(client.v_nummer), str(count) if count else "")
    name = " ".join((*sorted_words(client.family_name), "", *sorted_words(client.given_names)))
    numbers = " ".join(case_file.number for case_file in folder.files)
    return row_of(
        folder,
        texts,
        (name, client.v_nummer, count),
        folded(f"{client.name} {client.v_nummer} {numbers}"),
    )


def _file_row(case_file: CaseFile, phrases: Phrases) -> Row:
    texts = (
        case_file.number,
        phrases.say("procedure_short", case_file.procedure),
        isolated(case_file.handler),
        _state(case_file),
    )
    return row_of(case_file, texts, texts, folded(" ".join(texts)))


def _state(case_file: CaseFile) -> str:
    if case_file.closed_on is None:
        return QCoreApplication.translate("FileTable", "open")
    return QCoreApplication.translate("FileTable", "closed on {day}").format(
        day=short_day(case_file.closed_on)
    )
