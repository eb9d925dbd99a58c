"""What differs between what two people stored, and who was first."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from casework.casefile import CaseEvent, CaseFile
from casework.clients import Address, Client
from casework.conflicts import Meanwhile, differences, meanwhile
from casework.desk import Desk
from casework.journal import Change
from casework.storage import ConflictError
from casework.usecases import register_client
from casework.volunteers import COORDINATOR, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
ANNA = Volunteer(uuid4(), "Anna", COORDINATOR)
CLIENT = Client(uuid4(), "Haddad", "Lina", address=Address("Straat 1", "1234 AB", "Ede"))


def test_only_fields_that_differ_are_named_with_both_values():
    theirs = replace(CLIENT, phone="06", address=replace(CLIENT.address, town="Wageningen"))

    assert differences(theirs, replace(CLIENT, email="a@b.nl")) == (
        Change("address.town", "Wageningen", "Ede"),
        Change("phone", "06", ""),
        Change("email", "", "a@b.nl"),
    )


def test_facts_are_compared_one_by_one():
    fact = CaseEvent("besluit", NOW.date())
    file = CaseFile(uuid4(), "2026-0001", CLIENT.id, "asiel")

    found = differences(replace(file, events=(fact,)), file)

    assert [(one.field, one.new) for one in found] == [("events", "")]


def test_with_what_is_gone_there_is_nothing_to_compare():
    assert differences(None, CLIENT) == ()


@pytest.fixture
def storage():
    office = InMemoryOffice()
    yield office
    office.close()


def test_the_journal_tells_who_was_first_and_when(storage):
    with storage.work() as work:
        work.volunteers.put(ANNA)
        work.commit()
    stored = register_client(Desk(storage, ANNA, lambda: NOW), CLIENT, NOW.date())
    conflict = ConflictError("client", stored)

    told = meanwhile(storage, conflict, replace(CLIENT, phone="06"))

    assert told == Meanwhile((Change("phone", "", "06"),), "Anna", NOW)


def test_without_a_line_in_the_journal_nobody_is_named(storage):
    assert meanwhile(storage, ConflictError("client", None), CLIENT) == Meanwhile((), gone=True)
