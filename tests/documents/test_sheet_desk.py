"""The sheet of a letter in the vault, in the language of its client."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import pytest

from casework.casefile import CaseEvent
from casework.isolates import uncontrolled
from casework.law.rule_files import read_rules
from casework.law.rules import Rules
from casework.sheets import NoSheetError, text_of
from casework.storage import StoredLetter
from documents.sheet_desk import file_sheet_of, sheet_of
from tests.casework.storage_in_memory import CaseFileShelf, InMemory, LetterShelf, Shelf
from tests.letter_cases import (
    ADDRESSEES,
    ASYLUM_FILE,
    CLIENT,
    FONTS,
    OFFICE,
    RESOURCES,
    TEMPLATES,
    TODAY,
)
from tests.sheet_cases import LANGUAGES

POSTED = date(2026, 11, 9)
LETTER = StoredLetter(
    UUID(int=20), ASYLUM_FILE.id, "ingebrekestelling_asiel", POSTED, "", b"", "", posted_on=POSTED
)


class Stationery(NamedTuple):
    """What sheets are made with."""

    rules: Rules
    templates: dict
    addressees: dict
    sheets: dict
    fonts: Path


@pytest.fixture(scope="module")
def stationery():
    texts = {path.name: path.read_text("utf-8") for path in (RESOURCES / "rules").glob("*.toml")}
    return Stationery(read_rules(texts), TEMPLATES, ADDRESSEES, LANGUAGES, FONTS)


def vault(letter=LETTER, client=CLIENT):
    posted = ASYLUM_FILE.with_event(CaseEvent("ingebrekestelling_verzonden", POSTED))
    return InMemory(
        clients=Shelf({client.id: client}),
        case_files=CaseFileShelf({posted.id: posted}),
        letters=LetterShelf({letter.id: letter}),
        office=OFFICE,
    )


def test_a_sheet_tells_of_the_letter_in_the_language_of_the_client(stationery):
    storage = vault(client=replace(CLIENT, language="so"))

    made = sheet_of(storage, LETTER.id, "", stationery, TODAY)

    words = uncontrolled(text_of(made.sheet)).replace("\u00a0", " ")
    assert made.language.code == "so"
    assert made.sheet.unchecked
    assert made.pdf.startswith(b"%PDF")
    assert "op 9 november 2026 (09-11-2026)" in words
    # Two weeks after the day of posting is a Monday.
    assert "De laatste dag van de twee weken is 23 november 2026 (23-11-2026)" in words
    assert "niet eerder dan op 24 november 2026" in words
    assert "Postbus 14, 9560 AA TER APEL" in words


def test_another_language_can_be_asked_for(stationery):
    assert sheet_of(vault(), LETTER.id, "en", stationery, TODAY).language.code == "en"


def test_without_a_language_of_theirs_it_is_dutch(stationery):
    assert len(sheet_of(vault(), LETTER.id, "", stationery, TODAY).sheet.texts) == 1


def test_a_letter_without_a_sheet_is_refused(stationery):
    other = replace(LETTER, template="own_letter")

    with pytest.raises(NoSheetError):
        sheet_of(vault(other), LETTER.id, "nl", stationery, TODAY)


def test_a_file_has_a_sheet_about_what_is_kept(stationery):
    made = file_sheet_of(vault(), ASYLUM_FILE.id, "uk", stationery, TODAY)

    assert made.sheet.kind == "dossier"
    assert "Автор" not in text_of(made.sheet)
    assert "2026-0012" in text_of(made.sheet)
