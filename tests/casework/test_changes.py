"""What changed between two values, as the journal keeps it."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.casefile import CaseEvent, CaseFile, FamilyMember, Representative
from casework.changes import HASHED, LONGEST, changes_between, text_of
from casework.clients import Address, Client, PartialDate
from casework.journal import Change
from casework.storage import StoredLetter

LINA = Client(UUID(int=1), "Haddad", "Lina", address=Address("Kade 1", "1234 AB", "Zwolle"))
FILED = CaseEvent("aanvraag_ingediend", date(2025, 2, 12))
EXTENDED = CaseEvent("verlenging", date(2025, 4, 1), months=9, ground="complex")
FILE = CaseFile(UUID(int=2), "2026-0001", LINA.id, "asiel", events=(FILED,))


def test_a_field_is_told_with_what_stood_there_and_what_stands_there_now():
    assert changes_between(LINA, replace(LINA, phone="038-1")) == (Change("phone", "", "038-1"),)


def test_a_field_of_a_part_has_a_dotted_name():
    moved = replace(LINA, address=replace(LINA.address, town="Assen"))

    assert changes_between(LINA, moved) == (Change("address.town", "Zwolle", "Assen"),)


def test_nothing_changed_is_no_change():
    assert changes_between(LINA, replace(LINA)) == ()
    assert changes_between(None, None or Client(UUID(int=1), "")) == ()


def test_of_something_new_only_what_is_filled_in_is_told():
    assert changes_between(None, LINA) == (
        Change("family_name", "", "Haddad"),
        Change("given_names", "", "Lina"),
        Change("address.street", "", "Kade 1"),
        Change("address.postcode", "", "1234 AB"),
        Change("address.town", "", "Zwolle"),
    )


def test_of_something_gone_everything_is_told():
    assert changes_between(replace(LINA, address=Address()), None) == (
        Change("family_name", "Haddad", ""),
        Change("given_names", "Lina", ""),
    )


@pytest.mark.parametrize("field", [{"version": 7}, {"handler": "B. Visser"}, {"id": UUID(int=9)}])
def test_what_is_no_fact_is_no_change(field):
    assert changes_between(FILE, replace(FILE, **field)) == ()


def test_facts_that_came_and_went_are_told_one_by_one():
    later = replace(FILED, day=date(2025, 2, 13))

    changes = changes_between(FILE, FILE.with_events((later, EXTENDED)))

    assert [(change.field, bool(change.old), bool(change.new)) for change in changes] == [
        ("events", True, False),
        ("events", False, True),
        ("events", False, True),
    ]
    assert json.loads(changes[2].new) == {
        "kind": "verlenging",
        "day": "2025-04-01",
        "months": "9",
        "ground": "complex",
    }


def test_the_same_fact_twice_is_told_once_more():
    assert len(changes_between(FILE, FILE.with_events((FILED, FILED)))) == 1


def test_another_order_is_told_as_a_whole():
    members = (FamilyMember(UUID(int=5), "partner"), FamilyMember(UUID(int=6), "kind"))
    before = replace(FILE, family=members)

    (change,) = changes_between(before, replace(FILE, family=members[::-1]))

    assert change.field == "family"
    assert sorted(change.old.split("\n")) == sorted(change.new.split("\n"))


def test_a_list_of_words_is_told_word_by_word():
    changed = changes_between(LINA, replace(LINA, groups=("palestijn",)))

    assert changed == (Change("groups", "", "palestijn"),)


def test_a_part_that_was_not_there_is_told_by_its_fields():
    acting = Representative("J. de Boer", "", date(2026, 1, 5))

    assert changes_between(FILE, replace(FILE, representative=acting)) == (
        Change("representative.name", "", "J. de Boer"),
        Change("representative.authorised_on", "", "2026-01-05"),
    )


def test_a_letter_is_told_by_the_hashes_of_its_contents():
    letter = StoredLetter(
        UUID(int=3), FILE.id, "informatieverzoek", date(2026, 11, 22), "x" * 600, b"%PDF", "00",
        fields={"naam": "Lina Haddad"},
    )  # fmt: skip

    told = {change.field: change.new for change in changes_between(None, letter)}

    assert told["pdf"] == HASHED + sha256(b"%PDF").hexdigest()
    assert told["text"] == HASHED + sha256(b"x" * 600).hexdigest()
    assert told["fields"].startswith(HASHED)
    assert "Haddad" not in str(told)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("", ""),
        (b"", ""),
        ({}, ""),
        (UUID(int=255), f"{255:032x}"),
        (date(2026, 1, 2), "2026-01-02"),
        (Decimal("100.00"), "100.00"),
        (PartialDate(1990, 3), "1990-03"),
        (12, "12"),
        ("x" * LONGEST, "x" * LONGEST),
    ],
)
def test_each_value_has_one_text(value, text):
    assert text_of(value) == text


def test_only_values_with_fields_can_be_compared():
    with pytest.raises(TypeError, match="dataclass"):
        changes_between("one", "other")


@given(*[st.builds(Client, id=st.just(LINA.id), family_name=st.text(), notes=st.text())] * 2)
def test_different_people_differ_in_some_field_and_the_same_in_none(one, other):
    assert (changes_between(one, other) == ()) == (one == other)
