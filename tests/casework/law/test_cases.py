"""The legal cases of tests/cases: each comes out as its source says, and each rule is pinned."""

import pytest

from tests.casework.law.cases import differences, outcome, read_cases
from tests.rulings import shipped_rules

CASES = read_cases()
RULES = shipped_rules()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_case_comes_out_as_its_source_says(case):
    assert differences(case, RULES) == {}


def test_no_sentence_stands_there_twice():
    sentences = [str(case) for case in CASES]

    assert len(sentences) == len(set(sentences))


def test_what_a_case_expects_is_something_that_is_answered():
    known = {"warns", "silent"}
    for case in CASES:
        known |= set(outcome(case, RULES))

    assert {key for case in CASES for key in case.expect} <= known
