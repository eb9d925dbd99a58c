"""Whether every error a person can act on has a sentence that says what to do."""

from pathlib import Path
from uuid import UUID

import pytest

from casework.casefile import ASIEL, CaseFile
from casework.errors import (
    STORAGE_REASONS,
    CaseworkError,
    InvalidFactsError,
    LetterBlockedError,
    Problem,
    RuleError,
    StorageError,
)
from casework.journal import CASE_FILE
from casework.rights import NEEDS
from casework.storage import ConflictError, NoAccessError, NotFoundError
from desktop.exports import ExportError
from desktop.texts import sentence_for, sentences
from desktop.vaults import TooSoonError

PROBLEM = Problem("required", "family_name")
# What fills the places in sentences about storage.
VALUES = tuple((name, "x") for name in ("name", "machine", "day", "time", "file", "key"))
ERRORS = [
    CaseworkError(),
    NotFoundError(),
    InvalidFactsError([PROBLEM]),
    LetterBlockedError([PROBLEM]),
    RuleError("asiel.toml", "valid_from", "rule_key_missing", (), 3),
    RuleError("asiel.toml", "-", "rule_not_toml", (), 3),
    RuleError("asiel.toml", "-", "rule_not_utf8"),
    TooSoonError(3),
    ConflictError(CASE_FILE, None),
    ConflictError(CASE_FILE, CaseFile(UUID(int=1), "2026-0001", UUID(int=2), ASIEL)),
    *[NoAccessError(needs) for needs in NEEDS],
    *[StorageError(reason, "", VALUES) for reason in STORAGE_REASONS],
    *[ExportError(reason, Path("o.pdf")) for reason in ("full", "absent", "unwritable")],
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: f"{type(error).__name__} {error}")
def test_every_error_has_a_sentence(error, phrases):
    sentence = sentence_for(error, phrases)

    assert sentence.endswith(".")
    assert "{" not in sentence


def test_an_unwritable_file_is_named(phrases):
    assert "o.pdf" in sentence_for(ExportError("unwritable", Path("o.pdf")), phrases)


def test_problems_are_paired_with_their_fields(phrases):
    assert sentences([PROBLEM], phrases) == [("family_name", "Vul dit in.")]


def test_the_same_sentence_is_said_once(phrases):
    error = InvalidFactsError([PROBLEM, Problem("required", "birth")])

    assert sentence_for(error, phrases) == "Vul dit in."
