"""What a check says: what was looked at, what was found, and what to do about it."""

import tomllib
from datetime import date
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.changes import changes_between
from casework.check_words import finding_words, report
from casework.checks import FINDINGS, STEPS, Checked, Finding, flaw_of_letter, is_known
from casework.phrases import Phrases
from casework.storage import StoredLetter

TEXTS = Path(__file__).parents[2] / "resources" / "texts"
COUNTS = (("pages", 35), ("rows", 12), ("letters", 3), ("lines", 40))
PDF = b"%PDF"
LETTER = StoredLetter(
    UUID(int=1), UUID(int=2), "brief", date(2026, 11, 22), "Geachte", PDF, sha256(PDF).hexdigest()
)
VALUES = (
    "file", "number", "pages", "revision", "known", "name", "table", "parent", "lines", "id",
)  # fmt: skip


@pytest.fixture(scope="module", params=["nl", "en"])
def phrases(request):
    return Phrases(tomllib.loads((TEXTS / f"{request.param}.toml").read_text("utf-8")))


@pytest.fixture(scope="module")
def dutch():
    return Phrases(tomllib.loads((TEXTS / "nl.toml").read_text("utf-8")))


def test_a_clean_vault_is_told_with_what_was_looked_at(dutch):
    assert report(Checked(counts=COUNTS), dutch) == (
        "De kluis is in orde. Er is niets gevonden dat niet klopt.",
        "Nagekeken: 35 bladzijden van de kluis, 12 gegevens, 3 brieven en 40 regels van het "
        "journaal.",
    )


def test_what_was_found_is_told_step_by_step_with_what_to_do(dutch):
    found = Finding("journal", "line_missing", (("lines", "5"),))

    said = report(Checked((found,), ("letters", "facts"), COUNTS), dutch)

    assert said[0] == "De kluis is niet in orde. Gevonden: 1."
    assert said[1].startswith("Journaal: Voor regel 5 ontbreken regels.")
    assert said[2] == "Niet nagekeken, omdat het niet te lezen was: brieven, gegevens."


def test_a_vault_that_was_not_looked_at_completely_is_not_called_clean(dutch):
    said = report(Checked((), ("rules",)), dutch)

    assert said == (
        "De kluis is niet helemaal nagekeken.",
        "Niet nagekeken, omdat het niet te lezen was: regels.",
    )


def test_everything_that_can_be_found_has_its_words(phrases):
    filled = tuple((name, "7") for name in VALUES)

    said = [
        finding_words(Finding(step, code, filled), phrases)
        for step in STEPS
        for code in FINDINGS[step]
    ]

    assert all(said)
    assert len(set(said)) == len(said)


def test_a_letter_is_right_when_it_is_what_the_journal_says():
    written = {change.field: change.new for change in changes_between(None, LETTER)}

    assert flaw_of_letter(LETTER, written) is None
    assert flaw_of_letter(LETTER, {}) is None
    assert flaw_of_letter(LETTER, {**written, "text": "iets anders"}) == "letter_rewritten"


@pytest.mark.parametrize(
    ("procedure", "kind", "known"),
    [("asiel", "besluit", True), ("visum", "besluit", False), ("asiel", "verjaardag", False)],
)
def test_a_file_is_known_by_its_procedure_and_facts(procedure, kind, known):
    events = (CaseEvent(kind, date(2025, 1, 1)),)

    assert is_known(CaseFile(UUID(int=1), "", UUID(int=2), procedure, events=events)) is known


def test_what_was_found_while_everything_was_looked_at_says_nothing_of_skipping(dutch):
    found = Finding("letters", "letter_pdf", (("number", "2026-0001"), ("id", "21")))

    assert len(report(Checked((found,), (), COUNTS), dutch)) == 3
