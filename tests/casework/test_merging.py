"""What two people did with one file at once is brought together."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from casework.casefile import ASIEL, CaseEvent, CaseFile
from casework.clients import Client
from casework.merging import rebased

LODGED = CaseEvent("aanvraag_ingediend", date(2026, 1, 12))
DECIDED = CaseEvent("besluit", date(2026, 10, 1), outcome="afwijzing")
RECEIVED = CaseEvent("aanvraag_ontvangen", date(2026, 1, 14))
BEFORE = CaseFile(
    UUID(int=1), "2026-0001", UUID(int=2), ASIEL, events=(LODGED,), notes="belt dinsdag", version=1
)


def test_what_each_changed_is_kept():
    mine = replace(BEFORE, notes="belt woensdag")
    theirs = replace(BEFORE, zaaknummer="Z1-1", version=2)

    assert rebased(BEFORE, mine, theirs) == replace(theirs, notes="belt woensdag")


def test_it_is_their_next_version():
    assert rebased(BEFORE, BEFORE, replace(BEFORE, version=7)).version == 7


def test_what_both_changed_stays_as_i_have_it():
    mine = replace(BEFORE, notes="belt woensdag")
    theirs = replace(BEFORE, notes="is verhuisd", version=2)

    assert rebased(BEFORE, mine, theirs).notes == "belt woensdag"


def test_facts_of_both_are_in_the_file():
    mine = replace(BEFORE, events=(RECEIVED,))
    theirs = replace(BEFORE, events=(LODGED, DECIDED), version=2)

    assert rebased(BEFORE, mine, theirs).events == (DECIDED, RECEIVED)


def test_a_fact_that_both_added_is_there_once():
    both = replace(BEFORE, events=(LODGED, DECIDED))

    assert rebased(BEFORE, both, replace(both, version=2)).events == (LODGED, DECIDED)


def test_people_are_brought_together_too():
    before = Client(UUID(int=2), "Tesfay", phone="06 1", version=1)
    mine, theirs = replace(before, email="s@example.org"), replace(before, phone="06 2", version=2)

    assert rebased(before, mine, theirs) == replace(theirs, email="s@example.org")
