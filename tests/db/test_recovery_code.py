"""The code on paper: that typing errors show, and that nothing else is taken for one."""

import math

import pytest

from db.recovery_code import ALPHABET, GROUP, looks_like_code, new_code, read_code


@pytest.fixture(scope="module")
def code():
    return new_code()


def test_a_code_cannot_be_guessed():
    random_characters = len(new_code().replace("-", "")) - 2

    assert random_characters * math.log2(len(ALPHABET)) >= 128


def test_no_two_codes_are_alike():
    assert len({new_code() for _ in range(100)}) == 100


def test_nothing_on_paper_looks_like_something_else():
    assert not set(ALPHABET) & set("0O1IL2Z5S68U")
    assert len(set(ALPHABET)) == len(ALPHABET) == 24


def test_a_code_stands_in_groups(code):
    assert [len(group) for group in code.split("-")] == [GROUP] * 6


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda code: code, id="as printed"),
        pytest.param(str.lower, id="small letters"),
        pytest.param(lambda code: code.replace("-", ""), id="in one"),
        pytest.param(lambda code: code.replace("-", " "), id="spaces"),
        pytest.param(lambda code: f"  {code.replace('-', ' – ')}\n", id="loose"),
    ],
)
def test_it_counts_however_it_is_typed(code, typed):
    assert read_code(typed(code)) == code.replace("-", "")


def test_one_wrong_character_always_shows(code):
    plain = code.replace("-", "")

    for place, right in enumerate(plain):
        for wrong in set(ALPHABET) - {right}:
            typed = plain[:place] + wrong + plain[place + 1 :]
            assert read_code(typed) is None
            assert looks_like_code(typed)


def test_two_swapped_characters_always_show():
    for _ in range(50):
        plain = new_code().replace("-", "")
        for place in range(len(plain) - 1):
            first, second = plain[place : place + 2]
            typed = plain[:place] + second + first + plain[place + 2 :]
            assert (read_code(typed) is None) == (first != second)


@pytest.mark.parametrize("forgotten", range(1, 4))
def test_forgotten_characters_show(code, forgotten):
    assert read_code(code[:-forgotten]) is None
    assert looks_like_code(code[:-forgotten])


def test_a_character_that_codes_do_not_have_shows(code):
    typed = "O" + code[1:]

    assert read_code(typed) is None
    assert looks_like_code(typed)


@pytest.mark.parametrize(
    "passphrase",
    [
        "",
        "wachtwoord",
        "vier bruine paarden zwemmen",
        "zeven paarse giraffen lezen kranten",
        "lamp wolk viool kaas fiets boom",
        "ሰላም ለዓለም ሁሉ ይሁን",
    ],
)
def test_a_passphrase_is_not_taken_for_a_code(passphrase):
    assert read_code(passphrase) is None
    assert not looks_like_code(passphrase)
