"""The journal in the vault: kept with the change or not at all, and in one chain."""

import threading
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casework import usecases
from casework.casefile import CaseEvent, CaseFile
from casework.clients import Client
from casework.desk import Desk
from casework.errors import StorageError
from casework.journal import CHANGED, CLIENT, ERASED, VAULT, Change, Entry, Head, flaws
from casework.volunteers import COORDINATOR, Volunteer
from tests.casework.office_in_memory import InMemoryOffice

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 12, tzinfo=UTC)
VISSER = Volunteer(UUID(int=7), "B. Visser", COORDINATOR)
LINA = Client(UUID(int=1), "Haddad", "Lina")
FILE = CaseFile(UUID(int=11), "", LINA.id, "asiel")


def entry(subject_id="aa", *changes, action=CHANGED):
    return Entry(NOW, VISSER.id.hex, action, CLIENT, subject_id, changes)


def desk_on(storage):
    return Desk(storage, VISSER, lambda: NOW)


def links(storage):
    with storage.work() as work:
        return list(work.journal.links())


@pytest.fixture
def office():
    storage = InMemoryOffice()
    yield storage
    storage.close()


def test_an_empty_journal_has_no_end(office):
    with office.work() as work:
        assert work.journal.head() == Head()


def test_lines_are_chained_in_the_order_of_writing(office):
    with office.work() as work:
        for number in range(3):
            work.journal.append(entry(str(number)))
        head = work.journal.head()
        work.commit()

    kept = links(office)
    assert [one.number for one in kept] == [1, 2, 3]
    assert head == Head(3, kept[-1].hash, NOW.isoformat())
    assert list(flaws(kept, head)) == []


def test_the_same_line_twice_is_hashed_differently(office):
    with office.work() as work:
        work.journal.append(entry("aa", Change("phone", "", "038-1")))
        work.journal.append(entry("aa", Change("phone", "", "038-1")))
        work.commit()

    first, second = links(office)
    assert first.content == second.content
    assert first.content_hash != second.content_hash


def test_the_newest_lines_come_first_and_page_by_page(office):
    with office.work() as work:
        for number in range(5):
            work.journal.append(entry(str(number)))

        assert [one.number for one in work.journal.latest(2)] == [5, 4]
        assert [one.number for one in work.journal.latest(2, before=4)] == [3, 2]
        assert [one.number for one in work.journal.latest(9, before=2)] == [1]


def test_lines_about_a_subject_are_found(office):
    with office.work() as work:
        for subject in ("aa", "bb", "aa"):
            work.journal.append(entry(subject))

        assert [one.number for one in work.journal.of_subjects(frozenset({"aa"}))] == [1, 3]


def test_erasing_takes_the_words_of_the_lines_and_says_which_those_were(office):
    with office.work() as work:
        for subject in ("aa", "bb", "aa"):
            work.journal.append(entry(subject, Change("phone", "", "038-1")))
        work.journal.append(entry("aa", action=ERASED))

        assert work.journal.blank(frozenset({"aa"})) == (1, 3)
        assert work.journal.blank(frozenset({"aa"})) == ()
        blank = [one.blank for one in work.journal.latest(9)]
    assert blank == [False, True, False, True]


def test_a_change_and_its_line_are_kept_together_in_an_encrypted_vault(storage):
    usecases.register_client(desk_on(storage), LINA, TODAY)

    with storage.work() as work:
        assert [one.id for one in work.clients] == [LINA.id]
        assert [one.subject_id for one in work.journal.latest(9)] == [LINA.id.hex]


class FullDisk:
    """A vault on a disk that is full when something is to be kept."""

    def __init__(self, vault):
        self._vault = vault

    def work(self):
        return _Failing(self._vault.work())

    def close(self):
        self._vault.close()


class _Failing:
    def __init__(self, block):
        self._block = block

    def __enter__(self):
        work = self._block.__enter__()
        work.commit = self._fail
        return work

    def __exit__(self, *failure):
        return self._block.__exit__(*failure)

    def _fail(self):
        raise StorageError("full")


def test_a_commit_that_fails_keeps_neither_the_change_nor_its_line(storage):
    with pytest.raises(StorageError):
        usecases.register_client(desk_on(FullDisk(storage)), LINA, TODAY)

    with storage.work() as work:
        assert list(work.clients) == []
        assert work.journal.latest(9) == ()


def test_two_threads_write_one_chain(storage):
    desk = desk_on(storage)

    def register(first):
        for number in range(first, first + 10):
            usecases.register_client(desk, Client(UUID(int=number), f"Naam {number}"), TODAY)

    threads = [threading.Thread(target=register, args=(first,)) for first in (100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    kept = links(storage)
    assert len(kept) == 20
    assert list(flaws(kept)) == []


changes = st.lists(
    st.one_of(
        st.tuples(st.just("client"), st.text(st.characters(codec="utf-8"), min_size=1, max_size=9)),
        st.tuples(st.just("fact"), st.dates(date(2020, 1, 1), TODAY)),
        st.tuples(st.just("erase"), st.just("")),
        st.tuples(st.just("note"), st.just("")),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(changes)
def test_whatever_is_done_gives_a_chain_without_flaws(done):
    office = InMemoryOffice()
    desk = desk_on(office)
    usecases.register_client(desk, LINA, TODAY)
    usecases.open_file(desk, FILE, TODAY)

    for what, value in done:
        if what == "client":
            with desk.work() as work:
                work.clients.put(replace(work.clients.get(LINA.id), phone=value))
                work.commit()
        elif what == "fact":
            usecases.record_event(desk, FILE.id, CaseEvent("besluit_ingetrokken", value), TODAY)
        elif what == "erase":
            with desk.work() as work:
                work.journal.blank(frozenset({LINA.id.hex}))
                work.commit()
        else:
            desk.note(CHANGED, VAULT)

    kept = links(office)
    office.close()
    assert list(flaws(kept, Head(kept[-1].number, kept[-1].hash, kept[-1].at))) == []
