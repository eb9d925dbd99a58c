"""What somebody does with a vault that changes nothing in it, and is written down all the same.

What leaves the vault is written down before it leaves: a line too many can be explained, one too
few cannot.
"""

from typing import Protocol
from uuid import UUID

from casework.journal import (
    CASE_FILE,
    CLIENT,
    EXPORTED,
    LETTER,
    OPENED,
    OVERVIEW,
    PRINTED,
    UNLOCKED,
    VAULT,
    Change,
)

# The report of what a change of rules does to the files, beside the kinds of overviews.
IMPACT = "impact"
# Why everything about somebody leaves: they asked for it (AVG, art. 15).
COPY_ASKED = "inzageverzoek"


class Notebook(Protocol):
    """Where it is written down, in the name of who does it; see `casework.desk.Desk`."""

    def note(
        self,
        action: str,
        subject: str,
        subject_id: str = "",
        changes: tuple[Change, ...] = (),
        reason: str = "",
    ) -> None: ...


def unlocked(notebook: Notebook) -> None:
    """Note that somebody opened the vault."""
    notebook.note(UNLOCKED, VAULT)


def opened_file(notebook: Notebook, case_id: UUID) -> None:
    """Note that somebody looks into a file."""
    notebook.note(OPENED, CASE_FILE, case_id.hex)


def printed_letter(notebook: Notebook, letter_id: UUID, case_id: UUID) -> None:
    """Note that a letter goes to the printer."""
    notebook.note(PRINTED, LETTER, letter_id.hex, (_of_file(case_id),))


def exported_letter(notebook: Notebook, letter_id: UUID, case_id: UUID) -> None:
    """Note that a letter is saved outside the vault."""
    notebook.note(EXPORTED, LETTER, letter_id.hex, (_of_file(case_id),))


def exported_overview(notebook: Notebook, kind: str, files: int, reason: str = "") -> None:
    """Note that an overview is saved outside the vault: as what, of how many files, and why."""
    changes = (Change("kind", "", kind), Change("files", "", str(files)))
    notebook.note(EXPORTED, OVERVIEW, "", changes, reason)


def exported_copy(notebook: Notebook, client_id: UUID) -> None:
    """Note that a copy of all there is about somebody is saved outside the vault, as they asked."""
    notebook.note(EXPORTED, CLIENT, client_id.hex, reason=COPY_ASKED)


def _of_file(case_id: UUID) -> Change:
    return Change("case_id", "", case_id.hex)
