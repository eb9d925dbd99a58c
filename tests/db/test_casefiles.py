from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from casework.casefile import CaseEvent, CaseFile, FamilyMember, Representative
from casework.clients import Client
from casework.storage import ConflictError
from casework.volunteers import Volunteer

texts = st.text(max_size=30)
maybe_text = st.none() | texts
maybe_day = st.none() | st.dates()
maybe_amount = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
events = st.builds(
    CaseEvent,
    kind=texts,
    day=st.dates(),
    months=st.none() | st.integers(-(2**63), 2**63 - 1),
    ground=maybe_text,
    basis=maybe_text,
    until=maybe_day,
    status=maybe_text,
    outcome=maybe_text,
    announced=maybe_day,
    sent=maybe_day,
    term=maybe_text,
    penalty_per_day=maybe_amount,
    penalty_maximum=maybe_amount,
)
representatives = st.builds(Representative, name=texts, organisation=texts, authorised_on=maybe_day)
case_files = st.builds(
    CaseFile,
    id=st.uuids(),
    number=texts,
    client_id=st.uuids(),
    procedure=texts,
    track=texts,
    zaaknummer=texts,
    events=st.lists(events, max_size=4).map(tuple),
    family=st.lists(st.builds(FamilyMember, client_id=st.uuids(), relation=texts), max_size=3).map(
        tuple
    ),
    representative=st.none() | representatives,
    notes=texts,
    closed_on=maybe_day,
    closed_because=texts,
)


@pytest.fixture
def client():
    return Client(uuid4(), "Demir", "Azra")


@pytest.fixture
def filled(storage, client):
    """A vault with one person in it."""
    with storage.work() as work:
        work.clients.put(client)
        work.commit()
    return storage


def store(storage, *files):
    with storage.work() as work:
        for case_file in files:
            work.case_files.put(case_file)
        work.commit()


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case_file=case_files)
def test_every_file_comes_out_as_it_went_in(shared_storage, case_file):
    with shared_storage.work() as work:
        for person in {case_file.client_id, *(one.client_id for one in case_file.family)}:
            work.clients.put(Client(person, "A"))
        work.case_files.put(case_file)

        assert work.case_files.get(case_file.id) == case_file
        assert list(work.case_files) == [case_file]
        assert work.case_files.of_client(case_file.client_id) == (case_file,)


def test_an_amount_keeps_its_cents(filled, client):
    ruling = CaseEvent("uitspraak", date(2026, 3, 2), penalty_per_day=Decimal("100.00"))
    case_file = CaseFile(uuid4(), "2026-0001", client.id, "asiel", events=(ruling,))

    store(filled, case_file)

    with filled.work() as work:
        (kept,) = work.case_files.get(case_file.id).events
    assert str(kept.penalty_per_day) == "100.00"


def test_facts_of_one_day_keep_their_order(filled, client):
    day = date(2026, 1, 5)
    facts = [CaseEvent(kind, day) for kind in ("geregistreerd", "asielwens_geuit", "besluit")]
    case_file = CaseFile(uuid4(), "2026-0001", client.id, "asiel").with_events(
        [*facts, CaseEvent("aanvraag_ontvangen", date(2025, 1, 1))]
    )

    store(filled, case_file)

    with filled.work() as work:
        kinds = [event.kind for event in work.case_files.get(case_file.id).events]
    assert kinds == ["aanvraag_ontvangen", "geregistreerd", "asielwens_geuit", "besluit"]


def test_putting_again_replaces_facts_and_family(filled, client):
    before = CaseFile(
        uuid4(),
        "2026-0001",
        client.id,
        "nareis",
        events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),) * 2,
        family=(FamilyMember(client.id, "partner"),),
        representative=Representative("mr. A. Bakker"),
    )
    after = replace(before, events=before.events[:1], family=(), representative=None, version=1)

    store(filled, before)
    store(filled, after)

    with filled.work() as work:
        assert list(work.case_files) == [after]


def test_a_file_that_somebody_else_changed_is_not_written_over(filled, client):
    case_file = CaseFile(uuid4(), "2026-0001", client.id, "asiel")
    store(filled, case_file)
    theirs = replace(case_file, notes="theirs", version=1)
    store(filled, theirs)

    with pytest.raises(ConflictError) as raised:
        store(filled, replace(case_file, notes="mine", version=1))

    assert (raised.value.subject, raised.value.theirs) == ("case_file", theirs)
    with filled.work() as work:
        assert list(work.case_files) == [theirs]
        assert work.case_files.get(case_file.id).version == 2


def test_a_file_that_was_removed_meanwhile_is_a_conflict(filled, client):
    case_file = CaseFile(uuid4(), "2026-0001", client.id, "asiel")

    with pytest.raises(ConflictError) as raised:
        store(filled, replace(case_file, version=1))

    assert raised.value.theirs is None


def test_a_removed_file_takes_all_of_it_along(filled, client):
    case_file = CaseFile(
        uuid4(),
        "2026-0001",
        client.id,
        "nareis",
        events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, 1)),),
        family=(FamilyMember(client.id),),
    )
    store(filled, case_file)

    with filled.work() as work:
        work.case_files.remove(case_file.id)
        work.clients.remove(client.id)
        work.commit()

    with filled.work() as work:
        assert list(work.case_files) == list(work.clients) == []


def test_the_name_of_who_handles_a_file_comes_with_it(filled, client):
    volunteer = Volunteer(uuid4(), "B. Visser")
    with filled.work() as work:
        work.volunteers.put(volunteer)
        work.case_files.put(
            CaseFile(uuid4(), "2026-0001", client.id, "asiel", assigned_to=volunteer.id)
        )
        work.commit()

    with filled.work() as work:
        (kept,) = work.case_files
    assert (kept.assigned_to, kept.handler) == (volunteer.id, "B. Visser")


def test_files_come_in_order_of_number_each_with_its_own_facts(filled, client):
    files = [
        CaseFile(
            uuid4(),
            f"2026-{number:04}",
            client.id,
            "asiel",
            events=(CaseEvent("aanvraag_ontvangen", date(2025, 1, number)),),
        )
        for number in (3, 1, 2)
    ]

    store(filled, *files)

    with filled.work() as work:
        assert list(work.case_files) == [files[1], files[2], files[0]]
        assert work.case_files.get(files[0].id) == files[0]


def test_the_files_of_a_person_are_those_in_which_they_ask(filled, client):
    other = Client(uuid4(), "Osman")
    mine = CaseFile(uuid4(), "2026-0001", client.id, "asiel")
    theirs = CaseFile(
        uuid4(), "2026-0002", other.id, "nareis", family=(FamilyMember(client.id, "partner"),)
    )
    with filled.work() as work:
        work.clients.put(other)
        work.commit()

    store(filled, mine, theirs)

    with filled.work() as work:
        assert work.case_files.of_client(client.id) == (mine,)
        assert work.case_files.of_client(uuid4()) == ()


def test_the_last_number_is_of_its_own_year_and_counts_past_9999(filled, client):
    numbers = ("2025-0044", "2026-9999", "2026-10000", "2026-0012", "20260-0100", "los")

    store(filled, *(CaseFile(uuid4(), number, client.id, "asiel") for number in numbers))

    with filled.work() as work:
        assert work.case_files.last_number(2025) == 44
        assert work.case_files.last_number(2026) == 10_000
        assert work.case_files.last_number(2027) == 0


def test_two_files_cannot_have_one_number(filled, client):
    with pytest.raises(IntegrityError):
        store(filled, *(CaseFile(uuid4(), "2026-0001", client.id, "asiel") for _ in range(2)))

    with filled.work() as work:
        assert list(work.case_files) == []


def test_a_file_cannot_be_of_nobody(storage):
    with pytest.raises(IntegrityError):
        store(storage, CaseFile(uuid4(), "2026-0001", uuid4(), "asiel"))


def test_an_unknown_file_is_a_lookup_error(storage):
    with storage.work() as work, pytest.raises(LookupError):
        work.case_files.get(uuid4())
