from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework.clients import Address, Client, PartialDate
from casework.storage import ConflictError

texts = st.text(max_size=40)
dates = st.dates()
births = st.one_of(
    st.none(),
    dates.map(lambda day: PartialDate(day.year)),
    dates.map(lambda day: PartialDate(day.year, day.month)),
    dates.map(lambda day: PartialDate(day.year, day.month, day.day)),
)
clients = st.builds(
    Client,
    id=st.uuids(),
    family_name=texts,
    given_names=texts,
    birth=births,
    v_nummer=texts,
    nationality=texts,
    groups=st.lists(texts, max_size=3).map(tuple),
    address=st.builds(Address, street=texts, postcode=texts, town=texts, country=texts),
    phone=texts,
    email=texts,
    notes=texts,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(client=clients)
def test_every_person_comes_out_as_they_went_in(shared_storage, client):
    with shared_storage.work() as work:
        work.clients.put(client)

        assert work.clients.get(client.id) == client


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Şükrü Ğülşen Đặng Łukasz", id="letters with marks"),
        pytest.param("<b>Jansen & Zonen</b> 'q' \"r\" --", id="markup and quotes"),
        pytest.param("👩🏽‍👧 van der Berg", id="emoji"),
        pytest.param("\u202bمحمد الأحمد\u202c", id="right to left"),
        pytest.param("x" * 300, id="three hundred characters"),
        pytest.param("one\nline\tand\x00another", id="control characters"),
        pytest.param("", id="nothing"),
    ],
)
def test_any_script_is_kept_to_the_letter(storage, text):
    client = Client(uuid4(), text, text, notes=text, address=Address(text, text, text, text))

    with storage.work() as work:
        work.clients.put(client)
        work.commit()

    with storage.work() as work:
        assert list(work.clients) == [client]


def test_putting_again_changes_the_person(storage):
    client = Client(uuid4(), "Yılmaz", groups=("palestijn",))
    changed = replace(
        client, family_name="Yildiz", groups=(), birth=PartialDate(1990, 3), version=1
    )

    with storage.work() as work:
        work.clients.put(client)
        work.clients.put(changed)
        work.commit()

    with storage.work() as work:
        assert list(work.clients) == [changed]


def test_people_come_in_order_of_their_ids(storage):
    people = [Client(UUID(int=9 - number), name) for number, name in enumerate("cab")]

    with storage.work() as work:
        for client in people:
            work.clients.put(client)

        assert [client.family_name for client in work.clients] == ["b", "a", "c"]


def test_a_person_whom_somebody_else_changed_is_not_written_over(storage):
    client = Client(uuid4(), "Yılmaz")
    theirs = replace(client, phone="010 000 00 00", version=1)

    with storage.work() as work:
        work.clients.put(client)
        work.clients.put(theirs)
        with pytest.raises(ConflictError) as raised:
            work.clients.put(replace(client, notes="mine", version=1))

        assert (raised.value.subject, raised.value.theirs) == ("client", theirs)


def test_an_unknown_person_is_a_lookup_error(storage):
    with storage.work() as work, pytest.raises(LookupError):
        work.clients.get(uuid4())
