"""Nationalities in two languages."""

import tomllib
from pathlib import Path

import pytest

from casework.countries import Countries, countries

FILE = Path(__file__).parents[2] / "resources" / "texts" / "countries.toml"


@pytest.fixture(scope="module")
def dutch() -> Countries:
    return countries(tomllib.loads(FILE.read_text("utf-8")), "nl")


def test_every_country_of_the_united_nations_is_there_and_a_few_more(dutch):
    codes = [country.code for country in (*dutch.first, *dutch.others)]

    assert len(codes) == len(set(codes)) == 193 + 6
    assert {"PSE", "XKX", "XXA", "TWN", "VAT", "ESH"} <= set(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes)


def test_names_differ_so_that_a_choice_means_one_thing(dutch):
    names = [country.name for country in (*dutch.first, *dutch.others)]

    assert len(names) == len(set(names))


def test_where_most_people_come_from_stands_on_top_and_the_rest_in_order(dutch):
    assert dutch.first[0].name == "Syrië"
    assert [country.name for country in dutch.others][:3] == ["Albanië", "Algerije", "Andorra"]


def test_a_name_is_found_by_its_code_and_an_unknown_code_stays_itself(dutch):
    assert dutch.name_of("ETH") == "Ethiopië"
    assert dutch.name_of("ZZZ") == "ZZZ"


def test_every_name_exists_in_english_too():
    english = countries(tomllib.loads(FILE.read_text("utf-8")), "en")

    assert english.name_of("XXA") == "stateless"
    assert all(country.name for country in (*english.first, *english.others))
