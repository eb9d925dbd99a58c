"""When two people may be one."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.clients import Client, PartialDate
from casework.names import alike, folded


def person(family="Öztürk", given_names="Ayşe", **details):
    return Client(UUID(int=1), family, given_names, **details)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ayşe Öztürk", "AYSE OZTURK", id="without accents, in capitals"),
        pytest.param("Ayşe Öztürk", "Öztürk Ayşe", id="the other way round"),
        pytest.param("Abd-el-Rahman", "Abd el Rahman", id="with and without hyphens"),
        pytest.param("Łukasz Đặng", "lukasz dang", id="letters with a stroke"),
        pytest.param("O'Neill", "O\u2019Neill", id="two kinds of apostrophe"),
        pytest.param("Straße", "strasse", id="a sharp s"),
        pytest.param("e\u0301", "\u00e9", id="two ways to write an accent"),
        pytest.param("  Sara   ", "sara", id="loose spaces"),
    ],
)
def test_two_ways_of_writing_a_name_are_one(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ayşe Öztürk", "Ayşe Yılmaz"), ("محمد", "احمد"), ("Sara", "Sarah"), ("Ali Reza", "Ali")],
)
def test_two_names_are_two(one, other):
    assert folded(one) != folded(other)


@given(st.text(max_size=60))
def test_any_text_can_be_folded_and_folding_again_changes_nothing(name):
    once = folded(name)

    assert folded(" ".join(once)) == once


def test_the_same_v_nummer_is_enough():
    assert alike(person(v_nummer="0123456789"), person("Iemand", "Anders", v_nummer="0123456789"))


def test_two_people_without_a_v_nummer_do_not_share_it():
    assert not alike(person(), person("Iemand", "Anders"))


def test_the_same_name_with_another_birth_date_is_someone_else():
    one = person(birth=PartialDate(1990, 3, 12))

    assert not alike(one, person(birth=PartialDate(1990, 3, 13)))


@pytest.mark.parametrize(
    "birth",
    [None, PartialDate(1990), PartialDate(1990, 3), PartialDate(1990, 3, 12)],
    ids=["unknown", "the year", "the month", "the day"],
)
def test_the_same_name_with_a_birth_date_that_may_be_the_same_is_alike(birth):
    one, other = person(birth=PartialDate(1990, 3, 12)), person(birth=birth)

    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize("birth", [PartialDate(1991), PartialDate(1990, 4)])
def test_the_same_name_with_another_year_or_month_is_someone_else(birth):
    assert not alike(person(birth=PartialDate(1990, 3, 12)), person(birth=birth))


def test_two_empty_names_are_not_alike():
    assert not alike(person("", ""), person("...", "-"))
