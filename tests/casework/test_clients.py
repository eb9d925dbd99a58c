"""The people the office helps, and what is wrong with their data."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.clients import (
    NOTES_LENGTH,
    TEXT_LENGTH,
    Address,
    Client,
    PartialDate,
    is_v_nummer,
    problems_of,
)

TODAY = date(2026, 11, 22)


def client(**details):
    return Client(UUID(int=1), **{"family_name": "Öztürk", "given_names": "Ayşe", **details})


def problems(**details):
    return [(problem.code, problem.field) for problem in problems_of(client(**details), TODAY)]


@pytest.mark.parametrize(
    ("birth", "earliest", "latest", "text"),
    [
        (PartialDate(1990), date(1990, 1, 1), date(1990, 12, 31), "1990"),
        (PartialDate(1992, 2), date(1992, 2, 1), date(1992, 2, 29), "1992-02"),
        (PartialDate(1990, 2), date(1990, 2, 1), date(1990, 2, 28), "1990-02"),
        (PartialDate(1990, 3, 12), date(1990, 3, 12), date(1990, 3, 12), "1990-03-12"),
    ],
)
def test_a_date_may_be_known_in_part(birth, earliest, latest, text):
    assert (birth.earliest, birth.latest, str(birth)) == (earliest, latest, text)
    assert PartialDate.parse(text) == birth


@pytest.mark.parametrize(
    "parts", [(1990, 13), (1990, 2, 30), (1990, 0, 1), (1990, None, 3), (0,), (10_000,)]
)
def test_a_date_that_is_not_in_the_calendar_is_refused(parts):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


@given(st.dates(date(1900, 1, 1), TODAY))
def test_every_day_is_written_and_read_back(day):
    birth = PartialDate(day.year, day.month, day.day)

    assert str(birth) == day.isoformat()
    assert PartialDate.parse(str(birth)) == birth


def test_a_name_stands_in_a_letter_and_in_a_list():
    assert (client().name, client().sort_name) == ("Ayşe Öztürk", "Öztürk, Ayşe")


def test_a_person_may_have_one_name():
    assert client(given_names="").name == client(given_names="").sort_name == "Öztürk"


def test_an_address_has_no_empty_lines():
    full = Address("Plein 1", "1234 AB", "Utrecht", "Nederland")

    assert full.lines == ("Plein 1", "1234 AB  Utrecht", "Nederland")
    assert Address(town="Utrecht").lines == ("Utrecht",)
    assert Address().lines == ()


@pytest.mark.parametrize("text", ["0123456789", "9999999999"])
def test_a_v_nummer_has_ten_digits(text):
    assert is_v_nummer(text)


@pytest.mark.parametrize(
    "text", ["", "123456789", "12345678901", "012345678x", "0123 45678", "٠١٢٣٤٥٦٧٨٩", "²²²²²²²²²²"]
)
def test_anything_else_is_no_v_nummer(text):
    assert not is_v_nummer(text)


def test_a_person_with_only_a_family_name_is_in_order():
    assert problems(given_names="") == []


@pytest.mark.parametrize("name", ["", "   "])
def test_a_person_needs_a_family_name(name):
    assert problems(family_name=name) == [("required", "family_name")]


def test_a_v_nummer_of_another_length_is_a_problem():
    assert problems(v_nummer="123") == [("v_nummer_length", "v_nummer")]


@pytest.mark.parametrize(
    ("birth", "wrong"),
    [
        (PartialDate(2026, 11, 22), False),
        (PartialDate(2026, 11), False),
        (PartialDate(2026), False),
        (PartialDate(2026, 11, 23), True),
        (PartialDate(2026, 12), True),
        (PartialDate(2027), True),
    ],
)
def test_a_birth_that_must_lie_in_the_future_is_a_problem(birth, wrong):
    assert problems(birth=birth) == ([("birth_in_future", "birth")] if wrong else [])


@pytest.mark.parametrize("field", ["given_names", "family_name", "phone", "email"])
def test_a_text_that_is_too_long_is_a_problem(field):
    assert problems(**{field: "x" * TEXT_LENGTH}) == []
    assert problems(**{field: "x" * (TEXT_LENGTH + 1)}) == [("too_long", field)]


@pytest.mark.parametrize("field", ["street", "postcode", "town", "country"])
def test_an_address_that_is_too_long_is_a_problem_of_its_line(field):
    address = Address(**{field: "x" * (TEXT_LENGTH + 1)})

    assert problems(address=address) == [("too_long", field)]


def test_notes_may_be_longer_and_the_problem_says_how_long():
    assert problems(notes="x" * NOTES_LENGTH) == []
    [problem] = problems_of(client(notes="x" * (NOTES_LENGTH + 1)), TODAY)

    assert problem.values == (("limit", "10000"), ("length", "10001"))


def test_all_problems_are_told_at_once():
    found = problems(family_name="", v_nummer="x", birth=PartialDate(2030), phone="x" * 300)

    assert [field for _, field in found] == ["family_name", "v_nummer", "birth", "phone"]


@given(st.text(max_size=300))
def test_any_name_whatever_can_be_given(name):
    found = problems_of(client(family_name=name), TODAY)

    assert all(problem.field == "family_name" for problem in found)
