"""Errors carry values; what they say is for a log, not for a person."""

from casework.errors import (
    STORAGE_REASONS,
    CaseworkError,
    InvalidFactsError,
    LetterBlockedError,
    Problem,
    RuleError,
    StorageError,
)

PROBLEMS = [Problem("required", "family_name"), Problem("too_long", "notes", (("limit", "9"),))]


def test_every_error_is_one_a_caseworker_can_act_on():
    for error in (InvalidFactsError, LetterBlockedError, RuleError, StorageError):
        assert issubclass(error, CaseworkError)


def test_wrong_facts_and_a_blocked_letter_carry_their_problems():
    for error in (InvalidFactsError(PROBLEMS), LetterBlockedError(PROBLEMS)):
        assert error.problems == tuple(PROBLEMS)
        assert str(error) == "family_name: required, notes: too_long"


def test_a_rule_error_names_file_line_key_and_reason():
    error = RuleError("wbv.toml", "version[0].amount", "rule_below_one", (), 12)

    assert (error.file, error.key, error.line) == ("wbv.toml", "version[0].amount", 12)
    assert (error.code, error.values) == ("rule_below_one", ())
    assert str(error) == "wbv.toml:12: version[0].amount: rule_below_one"


def test_a_rule_error_about_a_whole_file_names_no_line():
    assert str(RuleError("wbv.toml", "-", "rule_unreadable")) == "wbv.toml:-: -: rule_unreadable"


def test_a_storage_error_has_a_known_reason_and_perhaps_a_detail():
    assert len(STORAGE_REASONS) == len(set(STORAGE_REASONS))
    assert str(StorageError("full")) == "full"
    assert str(StorageError("newer", "0007")) == "newer 0007"
    assert StorageError("newer", "0007").detail == "0007"
