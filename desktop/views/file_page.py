"""The page of one file: what to do now and why, when everything happened, and its letters."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from casework.casefile import CaseFile
from casework.clients import Client
from casework.law.assessment import Assessment
from casework.phrases import Phrases
from casework.usecases import LetterSummary


@dataclass(frozen=True, slots=True)
class FileView:
    """Everything the page shows; without an assessment a date is missing that every rule needs."""

    case_file: CaseFile
    client: Client
    family: tuple[Client, ...]
    assessment: Assessment | None
    letters: tuple[LetterSummary, ...]
    today: date


class FilePage(QWidget):
    """Shows a file and asks for what happened in it; it knows no database and no law."""

    event_entered = Signal(object)
    event_corrected = Signal(object, object)
    letter_wanted = Signal(str)
    letter_opened = Signal(object)
    posted = Signal(object, object)
    edit_client_wanted = Signal()
    edit_file_wanted = Signal()
    close_wanted = Signal(str)
    back = Signal()

    def __init__(self, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phrases = phrases
