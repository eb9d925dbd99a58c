"""Sheets for clients between vault, words and paper."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple, Protocol
from uuid import UUID

from casework.law.rules import Rules
from casework.letters.templates import LetterTemplate
from casework.sheet_languages import DUTCH, SheetLanguage, language_for
from casework.sheets import Sheet, SheetFacts, file_facts, letter_facts, sheet_for
from casework.storage import Storage
from casework.usecases import assessment_of
from documents.sheet_pdf import sheet_pdf


class SheetStationery(Protocol):
    """What every sheet is made with; `sheets` are the languages by their code."""

    @property
    def rules(self) -> Rules: ...
    @property
    def templates(self) -> Mapping[str, LetterTemplate]: ...
    @property
    def addressees(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def sheets(self) -> Mapping[str, SheetLanguage]: ...
    @property
    def fonts(self) -> Path: ...


class MadeSheet(NamedTuple):
    """A sheet and its pages, in a language that may not be the one the client reads."""

    sheet: Sheet
    language: SheetLanguage
    pdf: bytes


def sheet_of(
    storage: Storage, letter_id: UUID, language: str, stationery: SheetStationery, today: date
) -> MadeSheet:
    """Make the sheet that goes with a kept letter; nothing is stored.

    An empty language is the client's own, or Dutch when there is no sheet in it. Raises
    NoSheetError for a letter without one, LetterBlockedError for characters no font has.
    """
    with storage.work() as work:
        letter = work.letters.get(letter_id)
        case_file = work.case_files.get(letter.case_id)
        client = work.clients.get(case_file.client_id)
        office = work.office()
    template = stationery.templates.get(letter.template)
    facts = letter_facts(
        letter,
        client,
        case_file,
        office,
        assessment_of(case_file, client, stationery.rules, today),
        stationery.addressees.get(template.to, ()) if template else (),
        today,
    )
    return _made(facts, language or language_for(client, stationery.sheets).code, stationery)


def file_sheet_of(
    storage: Storage, case_id: UUID, language: str, stationery: SheetStationery, today: date
) -> MadeSheet:
    """Make the sheet that says what the office keeps about the client of a file."""
    with storage.work() as work:
        case_file = work.case_files.get(case_id)
        client = work.clients.get(case_file.client_id)
        office = work.office()
    facts = file_facts(client, case_file, office, today)
    return _made(facts, language or language_for(client, stationery.sheets).code, stationery)


def _made(facts: SheetFacts, code: str, stationery: SheetStationery) -> MadeSheet:
    language = stationery.sheets[code]
    sheet = sheet_for(facts, language, stationery.sheets[DUTCH])
    return MadeSheet(sheet, language, sheet_pdf(sheet, stationery.fonts))
