"""Sheets for invented clients, in every language, for the tests."""

from dataclasses import replace
from datetime import date
from functools import cache

from casework.isolates import uncontrolled
from casework.sheet_languages import read_languages
from casework.sheets import (
    DOSSIER,
    INFORMATION,
    KINDS,
    SheetFacts,
    sheet_for,
    text_of,
)
from documents.sheet_pdf import sheet_pdf
from tests.letter_cases import ADDRESSEES, CLIENT, FONTS, OFFICE, RESOURCES, TODAY

LANGUAGES = read_languages(
    {path.name: path.read_text("utf-8") for path in (RESOURCES / "sheets").glob("*.toml")}
)
DUTCH = LANGUAGES["nl"]
NOTICE = SheetFacts(
    "ingebrekestelling_nareis",
    CLIENT.name,
    "2026-0013",
    OFFICE,
    TODAY,
    ADDRESSEES["ind_ingebrekestelling"],
    posted_on=date(2026, 11, 23),
    registered_number="3S AAAA 0123456789",
    ends=date(2026, 12, 7),
    appeal_from=date(2026, 12, 8),
)
FACTS = {
    **{kind: replace(NOTICE, kind=kind) for kind in KINDS},
    INFORMATION: replace(NOTICE, kind=INFORMATION, ends=None, appeal_from=None),
    DOSSIER: SheetFacts(DOSSIER, CLIENT.name, "2026-0013", OFFICE, TODAY),
}


def sheet(language, kind="ingebrekestelling_nareis", **changes):
    """Make a sheet about the notice, with some facts changed."""
    return sheet_for(replace(FACTS[kind], **changes), LANGUAGES[language], DUTCH)


@cache
def pdf(language, kind="ingebrekestelling_nareis"):
    """Make the pages of a sheet, once for all tests."""
    return sheet_pdf(sheet(language, kind), FONTS)


def words_of(text):
    """Take a text apart into words, without what only steers the order, bullets and page breaks."""
    return uncontrolled(text).replace("•", " ").replace("\f", " ").split()


def printed(text):
    """Return the words that stand on the paper for a sheet in one language."""
    alone = text_of(replace(sheet("nl"), texts=(text,)))
    office, _, rest = alone.partition("\n")
    return words_of(f"{office} · {text.language_name} {rest}")
